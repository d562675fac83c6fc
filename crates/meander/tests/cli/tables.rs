//! Answers as tables: what an analyst reads, and what a spreadsheet gets.

use crate::run::{folder, run, write};

const EVENTS: &str = "customer,time,event,channel,value\n\
    a,2026-01-01T10:00:00Z,visit,web,\n\
    a,2026-01-01T10:05:00Z,cart,web,\n\
    a,2026-01-01T12:05:00Z,purchase,web,20\n\
    b,2026-01-02T10:00:00Z,visit,app,\n\
    b,2026-01-02T10:00:01Z,visit,app,\n\
    b,2026-01-02T10:00:31Z,cart,app,\n\
    c,2026-01-31T23:00:00Z,visit,app,\n";

/// The question's answer in one format.
fn told(question: &str, format: &str) -> String {
    let folder = folder();
    write(folder.path(), "e.csv", EVENTS);
    let ran = run(folder.path(), &format!("ask - --events {{e.csv}} --format {format}"), question);
    assert_eq!(ran.code, 0, "{question}: {ran:?}");
    ran.stdout
}

fn check(question: &str, format: &str, wanted: &[&str]) {
    let told = told(question, format);
    assert_eq!(told.lines().collect::<Vec<_>>(), wanted, "{question}\n{told}");
}

/// Would catch: steps that nobody can tell from each other, rates as bare numbers, milliseconds that people must
/// convert, customers in progress that pass for drop-offs, columns that do not stand below each other.
#[test]
fn a_funnel_reads_step_by_step() {
    check(
        r#"{"ask":"funnel","window":"1d","now":"2026-02-01","steps":[{"match":"visit"},{"match":"cart","within":"1h"},{"match":{"event":"purchase","where":[{"property":"value","op":"gt","value":9}]}}]}"#,
        "table",
        &[
            "Conversion  33.3%",
            "",
            "#  Step                      Customers  From start  From previous  Dropped  In progress  Median from start  Median from previous",
            "─  ────────────────────────  ─────────  ──────────  ─────────────  ───────  ───────────  ─────────────────  ────────────────────",
            "1  visit                             3      100.0%              –        –            0                  –                     –",
            "2  cart, within 1h                   2       66.7%          66.7%        0            1            2.8 min               2.8 min",
            "3  purchase where value > 9          1       33.3%          50.0%        1            0              2.1 h                   2 h",
        ],
    );
}

/// Would catch: a breakdown whose groups a spreadsheet never sees, or whose numbers it can't count with.
#[test]
fn a_breakdown_tells_its_groups() {
    const BROKEN: &str = r#"{"ask":"funnel","window":"1d","now":"2026-03-01","steps":[{"match":"visit"},{"match":"purchase"}],"breakdown":{"property":"channel"}}"#;
    check(
        BROKEN,
        "csv",
        &[
            "group,step,label,reached,rate_from_start,rate_from_previous,dropped,in_progress,median_ms_from_start,p25_ms_from_start,\
             p75_ms_from_start,p90_ms_from_start,median_ms_from_previous,p25_ms_from_previous,p75_ms_from_previous,p90_ms_from_previous",
            "(all),1,visit,3,1,,,0,0,0,0,0,,,,",
            "(all),2,purchase,1,0.3333333333333333,0.3333333333333333,2,0,7500000,7500000,7500000,7500000,7500000,7500000,7500000,7500000",
            "app,1,visit,2,1,,,0,0,0,0,0,,,,",
            "app,2,purchase,0,0,0,2,0,,,,,,,,",
            "web,1,visit,1,1,,,0,0,0,0,0,,,,",
            "web,2,purchase,1,1,1,0,0,7500000,7500000,7500000,7500000,7500000,7500000,7500000,7500000",
        ],
    );
    let table = told(BROKEN, "table");
    for line in ["By channel at the first step", "app      1  visit", "         2  purchase", "web      1  visit"] {
        assert!(table.lines().any(|told| told.starts_with(line)), "{line}\n{table}");
    }
}

/// Would catch: cohorts told only as counts, which can't be compared, and stars that a spreadsheet takes for text.
#[test]
fn retention_tells_shares_and_counts() {
    const QUESTION: &str =
        r#"{"ask":"retention","start":"visit","return":"cart","period":"month","periods":2,"now":"2026-02-10"}"#;
    check(
        QUESTION,
        "table",
        &[
            "Share who return in each month from the cohort's own (0) on",
            "Cohort      Customers      0      1",
            "──────────  ─────────  ─────  ─────",
            "2026-01-01          3  66.7%  0.0%*",
            "",
            "Customers who return in each month from the cohort's own (0) on",
            "Cohort      Customers  0   1",
            "──────────  ─────────  ─  ──",
            "2026-01-01          3  2  0*",
            "",
            "* the period is not over: the number may still grow",
        ],
    );
    check(
        QUESTION,
        "csv",
        &["cohort,size,period,returned,share,incomplete", "2026-01-01,3,0,2,0.6666666666666666,false", "2026-01-01,3,1,0,0,true"],
    );
}

/// Would catch: a kind of question without a table, without a spreadsheet, or whose spreadsheet is not its main table.
#[test]
fn every_kind_of_question_has_its_tables() {
    for (question, line, csv) in [
        (
            r#"{"ask":"transitions"}"#,
            "visit    cart           2              50.0%          2       2.8 min      2.8 min",
            "from,to,count,share_of_from,customers,median_ms,mean_ms",
        ),
        (r#"{"ask":"transitions","least":2}"#, "left out as rarer than asked for: 5 transitions, 5 times", "from,to,count,"),
        (
            r#"{"ask":"paths","depth":2}"#,
            "    0  visit  cart           1             33.3%",
            "depth,from,to,customers,share_of_from",
        ),
        (r#"{"ask":"variants"}"#, "1          1   33.3%   33.3%  visit", "rank,customers,share_of_customers,share_so_far,path"),
        (r#"{"ask":"sessions"}"#, "Events per session  1.75", "sessions,customers,events,events_per_session_mean,median_ms,"),
        (
            r#"{"ask":"attribution","value":"value","models":["last","time_decay"]}"#,
            "web      20          20",
            "label,last,time_decay",
        ),
        (
            r#"{"ask":"conformance","steps":[{"key":"see","match":"visit"},{"key":"buy","match":"purchase"}]}"#,
            "buy     33.3%      33.3%  0.0%          0.0%    66.7%     0.0%      33.3%        2.1 h",
            "key,reached,completed,late,",
        ),
        (r#"{"ask":"precedence"}"#, "visit  cart              2              100.0%", "first,then,customers,share_of_both"),
        (
            r#"{"ask":"values","match":"purchase","value":"value","group":"channel"}"#,
            "web           1          1   20    20          –     20    20",
            "group,count,customers,sum,mean,deviation,min,max",
        ),
    ] {
        let table = told(question, "table");
        // How columns are aligned is told above.
        let words = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(table.lines().any(|told| words(told) == words(line)), "{question}: {line}\n{table}");
        assert!(told(question, "csv").starts_with(csv), "{question}: {csv}");
    }
}
