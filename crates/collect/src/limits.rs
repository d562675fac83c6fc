//! Limits of reading files, each with its reason. Limits of names and values stand in `journey::limits`.

/// One row of a text file in bytes. A row is held in memory whole; the longest honest ones (survey texts, page
/// contents) are a few hundred KB. Beyond this a quote was never closed, or the file is no table.
pub const ROW_BYTES: usize = 2 << 20;

/// Text that is parsed as one piece of work: about 50,000 rows of a clickstream, large enough that the work
/// outweighs handing it out, small enough that two waves of them fit any machine.
pub const BLOCK_BYTES: usize = 4 << 20;

/// Lines of one block. Only rows shorter than 16 bytes reach it, which are mostly none: a row that is dropped is told
/// with its line, reason and text, some 200 bytes, and a block of nothing but line ends would be 800 MB of them.
pub const BLOCK_LINES: usize = 1 << 18;

/// Blocks in flight at most: two waves (one parsed, one read) of 16 × 4 MB, and about twice that in columns.
pub const WAVE_BLOCKS: usize = 16;

/// Columns of a table. Spreadsheets end at 16,384; what has more is no table, such as a line of 10 MB of commas. (How
/// many of them can become properties is another limit.)
pub const TABLE_COLUMNS: usize = 16_384;

/// Cells of a block whose rows name their own columns: a row that names one column makes room for a cell in all others.
/// Numbers take 256 MB then. 2,000 names fit as long as rows have 250 bytes on average; what has more names in shorter
/// rows has values for names.
pub const BLOCK_CELLS: usize = 1 << 25;

/// One page of a Parquet file, unpacked. Pages have 1 MB by default, and the largest honest ones, dictionaries of long
/// texts, some tens; a decoder holds one a column whole.
pub const PARQUET_PAGE_BYTES: u64 = 512 << 20;

/// Decoded bytes of a wave of a Parquet file. Row groups that fit together are decoded side by side; one that
/// does not fit is read slice by slice.
pub const PARQUET_WAVE_BYTES: usize = 192 << 20;

/// Rows in one batch of a Parquet file: 256 Ki rows keep every column of a batch within some megabytes.
pub const PARQUET_BATCH_ROWS: usize = 1 << 18;

/// Events of an XES log in one block.
pub const XES_BLOCK_EVENTS: usize = 32_768;

/// Attributes of one XES trace in bytes of text, and nesting of its elements: a trace's attributes are held until
/// it ends.
pub const XES_DEPTH: usize = 64;

/// How deep objects in JSON are flattened into names with dots; what lies deeper stays JSON text.
pub const FLATTEN_DEPTH: usize = 16;

/// Rows looked at before a file is imported: enough to see what a column holds, read in well under a second.
pub const PEEK_ROWS: usize = 20_000;

/// Values looked at to recognise how a column writes its times.
pub const TIME_SAMPLE: usize = 100_000;

/// Raw text of a rejected row that is kept and written to the reject file: enough to see what is wrong with it,
/// while a file of nothing but bad rows stays bounded in memory.
pub const REJECT_BYTES: usize = 4_096;

/// Rows of a file that other files are joined with. They are held in memory: 5 million keys with a few texts
/// are about 1 GB.
pub const JOIN_ROWS: usize = 5_000_000;

/// Groups of one `group_by`. They are held in memory until the file ends, as a row of a group may stand anywhere;
/// 5 million with a few aggregates are about 2 GB.
pub const GROUPS: usize = 5_000_000;

/// Distinct texts one group may gather for `distinct` and `most_common`.
pub const GROUP_TEXTS: usize = 1_000;

/// Files, outputs, conditions or columns listed in one place of a mapping document.
pub const MAPPING_ENTRIES: usize = 1_000;
