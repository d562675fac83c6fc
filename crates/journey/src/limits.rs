//! Every limit, in one place, each with its reason.

/// Steps of a funnel or of a conformance question. A chain is found with work proportional to events × steps;
/// a thousand is far beyond any drawn journey and still answers in seconds.
pub const QUESTION_STEPS: usize = 1_000;

/// Depth of a paths question. Each depth keeps a table of (from, to) pairs; pictures end long before 100.
pub const PATH_DEPTH: usize = 100;

/// The largest `top`, `limit` or `first` that can be asked for: an answer is read by people or a page,
/// and 100,000 rows of JSON are already about 10 MB.
pub const ANSWER_ROWS: usize = 100_000;

/// Periods of a retention question: ten years of days.
pub const RETENTION_PERIODS: usize = 3_660;

/// Values in one `in` list, entries in one `any`: tables are built per entry and per dictionary value.
pub const LIST_ENTRIES: usize = 10_000;

/// Nesting of a question or map document. Readers recurse; 64 levels fit any thread's stack many times over.
pub const DOCUMENT_DEPTH: usize = 64;

/// Size of a question or map document in bytes. The largest real map seen is under 1 MB.
pub const DOCUMENT_BYTES: usize = 16 << 20;

/// Compiled size of one regular expression in bytes: the default of the `regex` crate is 10 MB, a tenth of it
/// is ample for patterns over event names and refuses the ones that are built to be slow.
pub const PATTERN_BYTES: usize = 1 << 20;

/// Longest duration: a hundred years in milliseconds. Sums of a timestamp and a duration never overflow.
pub const DURATION_MILLIS: i64 = 100 * 366 * 86_400_000;

/// Order of the Markov model. The number of states grows with channels to this power.
pub const MARKOV_ORDER: usize = 4;

/// States of one Markov model. Solving is cubic: 2,000 states take seconds, 20,000 would take an hour.
pub const MARKOV_STATES: usize = 2_000;

/// First and last moment that can be told as a date in every zone: years 1 to 9999 but for the last day or so, in
/// milliseconds since 1970.
pub const TIME_MILLIS: std::ops::RangeInclusive<i64> = -62_135_510_400_000..=253_402_207_200_000;

/// Names of columns, properties and events in bytes; longer ones are cut by no tool we know and are a sign of
/// a file read with the wrong delimiter.
pub const NAME_BYTES: usize = 1_024;

/// One text value in bytes. The largest values seen in the wild are URLs and free text of surveys; what is
/// longer is rejected by name, with its line.
pub const TEXT_BYTES: usize = 1 << 20;

/// Properties of one data folder. Each is a column; beyond this a file is read with the wrong shape
/// (for example with values as keys).
pub const PROPERTIES: usize = 2_000;
