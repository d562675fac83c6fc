//! XES logs, told case by case.

#![allow(clippy::expect_used)] // A test that can't go on says so and stops.

mod common;

use collect::ColumnOptions;
use common::check;

fn xes(content: &str, wanted: &str) {
    check("a.xes", content, &ColumnOptions::default(), wanted);
}

/// Would catch: a case mixed with another, a nested attribute under the wrong name, a type lost, a default not applied
/// or applied where a value is.
#[test]
fn a_log_becomes_journeys() {
    xes(
        r#"<?xml version="1.0" encoding="UTF-8" ?>
        <!-- a comment -->
        <log xes.version="1.0" xmlns="http://www.xes-standard.org/">
          <extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
          <global scope="trace"><string key="concept:name" value="UNKNOWN"/><string key="region" value="north"/></global>
          <global scope="event">
            <date key="time:timestamp" value="1970-01-01T00:00:00.000+00:00"/>
            <string key="lifecycle:transition" value="complete"/>
          </global>
          <classifier name="Activity" keys="concept:name"/>
          <string key="concept:name" value="the log itself"/>
          <trace>
            <string key="concept:name" value="case &amp; 1"/>
            <int key="age" value="41"/>
            <event>
              <string key="concept:name" value="A"/>
              <date key="time:timestamp" value="2024-01-01T01:00:00.000+01:00"/>
              <string key="lifecycle:transition" value="start"/>
              <float key="cost" value="2.5"><string key="currency" value="EUR"/></float>
              <boolean key="urgent" value="true"/>
              <list key="tags"><values><string key="t" value="x"/><int key="t" value="2"/></values></list>
              <container key="who"><id key="uuid" value="7"/></container>
            </event>
            <event><string key="concept:name" value="B"/><string key="time:timestamp" value="2024-01-02T00:00:00Z"/></event>
          </trace>
          <trace><string key="concept:name" value="2"/><string key="region" value="south"/>
            <event><string key="concept:name" value="A"/></event>
            <event><date key="time:timestamp" value="2024-01-03T00:00:00Z"/></event>
          </trace>
          <trace><event><string key="concept:name" value="A"/><date key="time:timestamp" value="2024-01-03T00:00:00Z"/></event></trace>
        </log>"#,
        r#"case & 1 - ~ age=41 region="north"
           2 - ~ region="south"
           case & 1 2024-01-01T00:00:00Z A lifecycle:transition="start" cost=2.5 cost.currency="EUR" urgent=true tags="["x",2]" who.uuid="7"
           case & 1 2024-01-02T00:00:00Z B lifecycle:transition="complete"
           line 3: no_time
           line 4: no_event
           line 5: no_customer"#,
    );
}

/// Would catch: a cut or foreign document read as if it were whole.
#[test]
fn what_is_no_log_is_told() {
    for (content, wanted) in [
        ("", "failure: a.xes: not a XES file, or a damaged one: it has no <log> element, at byte 0"),
        ("<html></html>", "failure: a.xes: not a XES file, or a damaged one: it starts with <html> instead of <log>, at byte 0"),
        (
            "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><log/>",
            "failure: a.xes: not a XES file, or a damaged one: it is written in ISO-8859-1; convert it to UTF-8 first (for example \
             with iconv), at byte 0",
        ),
        (
            "<log><trace><string key=\"concept:name\" value=\"1\"/><event><string key=\"concept:name\" value=\"A\"/>\
             <date key=\"time:timestamp\" value=\"2024-01-01T00:00:00Z\"/></event><trace>",
            "1 2024-01-01T00:00:00Z A\n\
             failure: a.xes: not a XES file, or a damaged one: it ends before its last element does, at byte 167",
        ),
    ] {
        assert_eq!(common::told_with("a.xes", content, &ColumnOptions::default()), wanted);
    }
    let endless = format!("<log><string key=\"{}", "x".repeat(5_000_000));
    let got = common::told_with("a.xes", endless, &ColumnOptions::default());
    assert!(got.contains("a tag or text is longer than 2 MB"), "{got}");
    let deep = "<log>".to_owned() + &"<trace>".repeat(100);
    let got = common::told_with("a.xes", deep, &ColumnOptions::default());
    assert!(got.contains("nested deeper than 64"), "{got}");
}
