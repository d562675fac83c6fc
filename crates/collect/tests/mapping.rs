//! The mapping document, told case by case.

#![allow(clippy::expect_used)] // A test that can't go on says so and stops.

mod common;

use common::check_mapping;

/// Would catch: a key that reads and does nothing.
#[test]
fn columns_become_what_the_document_says() {
    check_mapping(
        &[(
            "sales.csv",
            "exported 2024
             shop;number;when;kind;amount;org;tier
             A;1;01.02.2024 10:00;S;5;acme;gold
             A;2;01.02.2024 11:00;R;7;;
             B;;01.02.2024 11:00;S;1;acme;gold
             B;9;01.02.2024 11:00;T;2;acme;gold",
        )],
        r#"
meander: import/1
files:
  - file: sales.csv
    delimiter: ";"
    skip_rows: 1
    timezone: Europe/Bucharest
    where: [{column: kind, op: ne, value: T}]
    customer: {template: "{shop}-{number}"}
    time: when
    event: {column: kind, names: {S: sold, R: returned}}
    drop: [shop, number]
    rename: {value: amount}
    traits: [tier]
    account: org
"#,
        "A-1 2024-02-01T08:00:00Z ~ tier=gold
         A-2 2024-02-01T09:00:00Z ~
         A-1 2024-02-01T08:00:00Z sold value=5 account=acme
         A-2 2024-02-01T09:00:00Z returned value=7
         line 5: no_customer",
    );
}

/// Would catch: an event of a row lost, conditions mixed up, traits said once an event.
#[test]
fn a_row_may_make_several_events() {
    check_mapping(
        &[(
            "orders.csv",
            "user,ordered,shipped,plan
             u1,2024-01-01T00:00:00Z,2024-01-03T00:00:00Z,pro
             u2,2024-01-02T00:00:00Z,,free",
        )],
        r#"
meander: import/1
files:
  - file: "ord*.csv"
    customer: user
    traits: {plan_name: plan}
    events:
      - {event: ordered, time: ordered, properties: none}
      - event: shipped
        time: {column: shipped, format: "%Y-%m-%dT%H:%M:%SZ", timezone: UTC}
        where: [{column: shipped, op: exists}]
        properties: [plan]
"#,
        "u1 - ~ plan_name=pro
         u2 - ~ plan_name=free
         u1 2024-01-01T00:00:00Z ordered
         u1 2024-01-03T00:00:00Z shipped plan=pro
         u2 2024-01-02T00:00:00Z ordered",
    );
}

/// Would catch: rows of a group spread over several events, sums with the noise of binary fractions, a joined column
/// that is not there.
#[test]
fn rows_of_a_basket_become_one_event() {
    check_mapping(
        &[
            (
                "lines.csv",
                "user,basket,at,product,quantity,price
                 u1,1,2024-01-01T00:00:05Z,p1,1,0.1
                 u2,2,2024-01-01T00:00:00Z,p3,3,2.55
                 u1,1,2024-01-01T00:00:00Z,p2,2,0.2
                 u2,1,2024-01-01T00:00:00Z,p9,1,1
                 u1,1,2024-01-01T00:00:09Z,p1,1,",
            ),
            ("products.csv", "id,department\np1,food\np2,drinks\np3,food\np3,twice"),
        ],
        r#"
meander: import/1
files:
  - file: lines.csv
    join: [{file: products.csv, on: product, key: id, columns: {part: department}}]
    customer: user
    time: at
    event: basket bought
    properties: [basket]
    group_by:
      by: [basket]
      properties:
        value: {sum: price}
        total: {sum_of_products: [quantity, price]}
        lines: count
        least: {min: price}
        most: {max: price}
        parts: {distinct: part}
        kinds: {count_distinct: part}
        usual: {most_common: part}
        first: {first: product}
        last: {last: product}
"#,
        r#"u1 2024-01-01T00:00:00Z basket bought basket=1 value=0.3 total=0.5 lines=3 least=0.1 most=0.2 parts="drinks,food" kinds=2 usual="food" first="p1" last="p1"
           u2 2024-01-01T00:00:00Z basket bought basket=2 value=2.55 total=7.65 lines=1 least=2.55 most=2.55 parts="food" kinds=1 usual="food" first="p3" last="p3"
           u2 2024-01-01T00:00:00Z basket bought basket=1 value=1 total=1 lines=1 least=1 most=1 kinds=0 first="p9" last="p9"
           note: 1 rows of products.csv repeat a value of "id"; the first row of each is used
           note: 1 rows have no match in products.csv; its columns are missing there"#,
    );
}

/// Would catch: ids that mean nobody taken for a customer although the document names them.
#[test]
fn ids_that_are_none() {
    check_mapping(
        &[("a.csv", "id,at\n17850.0,2024-01-01T00:00:00Z\nanonymous,2024-01-01T00:00:00Z\n0,2024-01-01T00:00:00Z")],
        r#"
meander: import/1
files:
  - file: a.csv
    customer: {column: id, whole_number: true, ids_that_are_none: [anonymous, "0"]}
    time: at
    event: e
"#,
        "17850 2024-01-01T00:00:00Z e
         line 3: no_customer
         line 4: no_customer",
    );
}

/// Would catch: a mistake in a document that passes, or is refused without its place.
#[test]
fn mistakes_are_refused_with_their_place() {
    let start = "meander: import/1\nfiles:\n  - file: a.csv\n    customer: id\n    time: at\n";
    for (document, wanted) in [
        ("files: []".to_owned(), "line 1, column 1: \"meander\" is missing"),
        ("meander: import/2\nfiles: []".to_owned(), "line 1, column 10: meander: this program reads \"import/1\""),
        ("meander: import/1\nfiles: []".to_owned(), "line 2, column 8: files: names no file"),
        (
            format!("{start}    event: e\n    propertys: all"),
            "line 7, column 16: files[0].propertys: unknown key \"propertys\" (did you mean \"properties\"?)",
        ),
        (start.to_owned(), "line 3, column 5: files[0]: says neither \"event\" nor \"traits\", so its rows would become nothing"),
        (
            format!("{start}    event: e\n    timezone: Europe/Bucarest"),
            "line 7, column 15: files[0].timezone: \"Europe/Bucarest\" is not a time zone of the IANA list (did you mean \
             \"Europe/Bucharest\" or \"Europe/Budapest\" or \"Europe/Belfast\"?)",
        ),
        (
            format!("{start}    event: {{colum: e}}"),
            "line 6, column 20: files[0].event.colum: unknown key \"colum\" (did you mean \"column\"?)",
        ),
        (
            format!("{start}    event: e\n    format: excel"),
            "line 7, column 13: files[0].format: \"excel\" is not one of csv, tsv, ndjson, parquet, xes",
        ),
        (
            format!("{start}    event: e\n    properties: [a]\n    drop: [b]"),
            "line 8, column 11: files[0].drop: goes with \"properties: all\"; a list or names say already what is kept",
        ),
        (
            format!("{start}    event: e\n    events: [{{event: f}}]"),
            "line 6, column 12: files[0].event: with \"events\", write \"event\" into each of them",
        ),
        (
            format!("{start}    event: e\n    group_by: {{by: b, properties: {{v: {{total: x}}}}}}"),
            "line 7, column 47: files[0].group_by.properties.v.total: unknown key \"total\"; known here: sum, min, max, distinct, \
             count_distinct, most_common, first, last, sum_of_products",
        ),
        (
            format!("{start}    event: e\n    where: [{{column: x, op: equals, value: 1}}]"),
            "line 7, column 29: files[0].where[0].op: \"equals\" is not one of eq, ne, in, not_in, gt, gte, lt, lte, contains, \
             starts_with, ends_with, matches, exists, missing",
        ),
    ] {
        check_mapping(&[("a.csv", "id,at\n")], &document, wanted);
    }
}

/// Would catch: an example in the documentation that the program refuses.
#[test]
fn documented_documents_are_good() {
    let text = include_str!("../../../docs/IMPORT.md");
    let fenced = text.split("```yaml\n").skip(1).filter_map(|rest| rest.split("```").next());
    let documents: Vec<&str> = fenced.filter(|block| block.starts_with("meander:")).collect();
    assert_eq!(documents.len(), 2);
    for document in documents {
        collect::Mapping::parse(document).expect(document);
    }
}

/// Would catch: a file or column that is not there passing in silence.
#[test]
fn what_the_files_lack_is_told() {
    let start = "meander: import/1\nfiles:\n  - {file: a.csv, customer: id, time: at, event: e";
    for (document, wanted) in [
        (
            "meander: import/1\nfiles: [{file: b.csv, customer: id, time: at, event: e}]".to_owned(),
            "failure: b.csv: the mapping names \"b.csv\", but no such file is there (did you mean \"a.csv\"?)",
        ),
        (
            format!("{start}, properties: [pric]}}"),
            "failure: a.csv: there is no column \"pric\" for the properties (did you mean \"price\"?); name it with another name in \
             the mapping document. Columns: id, at, price",
        ),
        (
            format!("{start}, join: [{{file: a.csv, on: id}}]}}"),
            "failure: a.csv: the rows have a column \"at\" already; join it from a.csv as columns: {new_name: at}",
        ),
        (
            format!("{start}, join: [{{file: a.csv, on: id, key: nr}}]}}"),
            "failure: a.csv: there is no column \"nr\" for the join; name it with another name in the mapping document. Columns: id, \
             at, price",
        ),
    ] {
        check_mapping(&[("a.csv", "id,at,price\nu,2024-01-01T00:00:00Z,1")], &document, wanted);
    }
}
