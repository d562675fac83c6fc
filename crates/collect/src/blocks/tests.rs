//! Blocks and cells against the `csv` crate reading the same bytes in one pass.

use std::path::Path;

use proptest::prelude::*;

use super::*;
use crate::formats::csv::Header;

/// The rows of a text in blocks of a size, with the line of each; refused rows as their reason.
fn in_blocks(text: &[u8], width: usize, block_bytes: usize, row_bytes: usize) -> Vec<String> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("rows.csv");
    std::fs::write(&path, text).expect("written");
    let input = Input::open(&path).expect("there");
    let mut blocks = Blocks::new(input, RowEnd::Quoted { delimiter: b',' }).with_sizes(block_bytes, row_bytes);
    let names: Vec<String> = (0..width).map(|column| format!("c{column}")).collect();
    let header = Header::parse(names.join(",").as_bytes(), b',', Path::new("rows.csv")).expect("a header");
    let mut rows = Vec::new();
    let mut scratch = String::new();
    while let Some(block) = blocks.next().expect("readable") {
        let table = header.table(block);
        rows.extend(table.before.iter().map(|one| format!("{}:{}", one.line, one.reason.name())));
        for row in 0..table.rows {
            let cells = table.columns.iter().map(|column| column.cells.text(row, &mut scratch).unwrap_or_default().to_owned());
            rows.push(cells.collect::<Vec<_>>().join("|"));
        }
        rows.extend(table.rejects(table.refused.clone()).iter().map(|one| format!("{}:{}", one.line, one.reason.name())));
    }
    rows
}

fn in_one_pass(text: &[u8], width: usize) -> Vec<String> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text);
    let records = reader.byte_records().map(|record| record.expect("csv reads anything"));
    let valid = records.filter(|record| record.len() == width && record.iter().all(|cell| std::str::from_utf8(cell).is_ok()));
    valid
        .map(|record| record.iter().map(|cell| String::from_utf8_lossy(cell).into_owned()).collect::<Vec<_>>().join("|"))
        .collect()
}

/// Letters that matter to the grammar, mostly.
fn nasty() -> impl Strategy<Value = Vec<u8>> {
    let letter = prop_oneof![
        4 => prop::sample::select(b"ab".to_vec()),
        3 => Just(b','),
        2 => Just(b'"'),
        2 => Just(b'\n'),
        1 => Just(b'\r'),
        1 => prop::sample::select(b" \xc3\xa4\xff".to_vec()),
    ];
    proptest::collection::vec(letter, 0..300)
}

/// Well-formed rows with quoted line ends, as files have them.
fn well_formed() -> impl Strategy<Value = Vec<u8>> {
    let cell =
        prop_oneof!["[a-z]{0,4}", "[a-z]{0,3}".prop_map(|text| format!("\"{text}\n\"\"{text},\"")), Just("5\" pipe".to_owned()),];
    let row = (cell.clone(), cell.clone(), cell).prop_map(|(a, b, c)| format!("{a},{b},{c}"));
    (proptest::collection::vec(row, 0..40), prop::sample::select(vec!["\n", "\r\n"]))
        .prop_map(|(rows, end)| rows.iter().map(|row| format!("{row}{end}")).collect::<String>().into_bytes())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// Would catch: a block cut inside quotes, a cell that differs from the plain reading, a row lost or doubled.
    #[test]
    fn blocks_read_as_one_pass_does(text in prop_oneof![nasty(), well_formed()], block_bytes in 200_usize..600) {
        let good = |rows: Vec<String>| rows.into_iter().filter(|row| !row.contains(':')).collect::<Vec<_>>();
        // Blocks larger than any row of these texts: a row that does not fit a block is dropped by design.
        let text_rows = in_one_pass(&text, 3);
        prop_assert_eq!(good(in_blocks(&text, 3, 1 << 20, 1 << 20)), text_rows.clone());
        if longest_row(&text) < block_bytes {
            prop_assert_eq!(good(in_blocks(&text, 3, block_bytes, 1 << 20)), text_rows);
        }
    }

    /// Would catch: a panic or an endless loop with tiny blocks on anything.
    #[test]
    fn tiny_blocks_end(text in nasty(), block_bytes in 1_usize..40) {
        in_blocks(&text, 3, block_bytes, block_bytes);
    }
}

fn longest_row(text: &[u8]) -> usize {
    let (mut longest, mut start) = (0, 0);
    while let Some(end) = cut_first(&text[start..], RowEnd::Quoted { delimiter: b',' }) {
        longest = longest.max(end);
        start += end;
    }
    longest.max(text.len() - start)
}

/// Would catch: a long row that takes others with it, or a wrong line after it.
#[test]
fn a_row_too_long_costs_one_row() {
    let long = "x".repeat(100);
    for (text, wanted) in [
        (format!("a,b,c\n{long},b,c\nd,e,f\n1,2\n"), vec!["a|b|c", "2:row_too_long", "d|e|f", "4:too_few_cells"]),
        (format!("\"a,b,c\nd,e,f\n{long}"), vec!["1:row_too_long", "d|e|f", "3:row_too_long"]),
        (long.clone(), vec!["1:row_too_long"]),
        ("a,b,c\r\n\r\n\r\nd,e,f".to_owned(), vec!["a|b|c", "d|e|f"]),
        ("a,b,c\rd,e,f\r".to_owned(), vec!["a|b|c", "d|e|f"]),
    ] {
        assert_eq!(in_blocks(text.as_bytes(), 3, 40, 40), wanted, "{text}");
    }
}

/// Would catch: halves of a character in two cells taken for text because they are whole side by side.
#[test]
fn every_cell_is_text_by_itself() {
    assert_eq!(in_blocks(b"a\xc3,\"\xa4\",c\n", 3, 1 << 20, 1 << 20), ["1:not_utf8"]);
}
