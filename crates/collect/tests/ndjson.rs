//! NDJSON, told case by case.

#![allow(clippy::expect_used)] // A test that can't go on says so and stops.

mod common;

use collect::ColumnOptions;
use common::check;

fn json(content: &str, wanted: &str) {
    check("a.ndjson", common::trimmed(content), &ColumnOptions::default(), wanted);
}

/// Would catch: a type lost, a nested value under the wrong name, a long number rounded.
#[test]
fn values_keep_their_type() {
    json(
        r#"{"customer":"u1","time":"2024-01-01T00:00:00Z","event":"e","n":1.5,"b":true,"t":"5","none":null,"empty":""}
           {"customer":7,"time":"2024-01-01T00:00:00Z","event":"e","a":{"b":{"c":1},"d":[1, {"x": "a b"}]}}
           {"event":"e","time":"2024-01-01T00:00:00Z","customer":9007199254740993,"id":123456789012345678901234567890}
           {"customer":"ă\u0041","time":"2024-01-01T00:00:00Z","event":"e","id":12}"#,
        r#"u1 2024-01-01T00:00:00Z e n=1.5 b=true t="5"
           7 2024-01-01T00:00:00Z e a.b.c=1 a.d="[1,{"x":"a b"}]"
           9007199254740993 2024-01-01T00:00:00Z e id="123456789012345678901234567890"
           ăA 2024-01-01T00:00:00Z e id="12""#,
    );
}

/// Would catch: members of `properties` under another name, or one of them taken for the customer.
#[test]
fn properties_have_their_own_names() {
    json(
        r#"{"customer":"u1","time":1704067200,"event":"e","plan":"x","properties":{"customer":"corp","value":2,"plan":"y","deep":{"er":1}}}
           {"customer":"u2","time":1704067200.5,"event":"e","properties":[1, 2]}
           {"time":1704067200,"event":"e","properties":{"customer":"u3"}}"#,
        r#"u1 2024-01-01T00:00:00Z e plan="x" customer="corp" value=2 properties.plan="y" deep.er=1
           u2 2024-01-01T00:00:00.5Z e properties="[1,2]"
           line 3: no_customer"#,
    );
}

/// Would catch: a property that is a number in one row and lost or wrong in another.
#[test]
fn mixed_types_are_texts() {
    json(
        r#"{"customer":"u","time":1704067200,"event":"a","x":1,"y":true,"z":9007199254740993}
           {"customer":"u","time":1704067200,"event":"b","x":"one","y":2,"z":1}
           {"customer":"u","time":1704067200,"event":"c","x":2.50,"y":null}"#,
        r#"u 2024-01-01T00:00:00Z a x="1" y="true" z="9007199254740993"
           u 2024-01-01T00:00:00Z b x="one" y="2" z="1"
           u 2024-01-01T00:00:00Z c x="2.5""#,
    );
}

/// Would catch: a bad line that stops the others, or is dropped without its place.
#[test]
fn bad_lines_are_named() {
    json(
        r#"{"customer":"u","time":1704067200,"event":"a","x":1}
           {"customer":"u","time":1704067200,"event":"b","x":}
           [1]
           {"customer":"u","time":1704067200,"event":"c"} trailing
           {"customer":"u","time":1704067200
           {"customer":"u","time":1704067200,"event":"d","x":2}"#,
        r#"u 2024-01-01T00:00:00Z a x=1
           u 2024-01-01T00:00:00Z d x=2
           line 2: bad_json column 51: expected value
           line 3: bad_json column 1: invalid type: sequence, expected a JSON object
           line 4: bad_json column 48: trailing characters
           line 5: bad_json column 33: EOF while parsing an object"#,
    );
}

/// Would catch: no word about a member that every row lacks.
#[test]
fn a_member_that_is_not_there_is_asked_for() {
    json(
        r#"{"user":"u","time":1704067200,"event":"a"}"#,
        r#"failure: a.ndjson: there is no column "customer" for the customer; name it with --customer COLUMN. Columns: user, time, event"#,
    );
}

/// Would catch: a thousand lines of rejects where one sentence helps.
#[test]
fn a_list_is_told() {
    json(
        r#"[{"customer":"u","time":1704067200,"event":"a"}]"#,
        "failure: a.ndjson: not a NDJSON file, or a damaged one: it is one JSON list; NDJSON has an object on every line \
         (jq -c '.[]' FILE turns one into the other)",
    );
}

/// Would catch: rows that lack both customer and time taken for events of 1970, or counted twice, where no row of the
/// block has a time. Found by fuzzing.
#[test]
fn rows_that_lack_everything_are_refused_once_each() {
    json("{}\n{}", "line 1: no_customer\nline 2: no_customer");
    json("{\"a\":null}\n{}\n{\"customer\":\"\"}", "line 1: no_customer\nline 2: no_customer\nline 3: no_customer");
}
