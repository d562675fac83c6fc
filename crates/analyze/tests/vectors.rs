//! The shared vectors, in one go and in parts.

#![allow(clippy::expect_used, clippy::unwrap_used, clippy::print_stdout, clippy::print_stderr)] // A test that can't go on says so and stops.

use analyze::{Asker, Hint, Outcome, Partial};
use journey::Question;
use testkit::{Case, TestData, differences, shared, vectors};

fn cases() -> Vec<Case> {
    shared("vectors/answers.json").map_or_else(Vec::new, |path| vectors(&std::fs::read_to_string(path).expect("readable")))
}

fn question(case: &Case) -> Question {
    Question::parse(&case.question.to_string()).unwrap_or_else(|refusal| panic!("seed {}: {refusal}", case.seed))
}

fn report(failed: &[String]) {
    assert!(
        failed.is_empty(),
        "{} cases differ:\n{}",
        failed.len(),
        failed.iter().take(20).cloned().collect::<Vec<_>>().join("\n")
    );
}

/// Would catch: any answer that is not the one defined.
#[test]
fn every_case_comes_out_as_given() {
    let mut failed = Vec::new();
    for case in cases() {
        let data = TestData::of(&case.rows);
        let snapshot = data.store.snapshot().expect("imported");
        let question = question(&case);
        let answer = Asker::new(&snapshot, &question, 0).ask().expect("an answer");
        let told = differences(&case.answer, &serde_json::to_value(&answer).expect("serialisable"));
        if !told.is_empty() {
            failed.push(format!("seed {} {}: {}", case.seed, case.question, told.join("; ")));
        }
    }
    report(&failed);
}

/// Would catch: partials that refer to numbers of one process, or lose something on the way or when merged.
#[test]
fn parts_asked_apart_and_sent_as_bytes_merge_to_the_same_answer() {
    let mut failed = Vec::new();
    for case in cases() {
        let question = question(&case);
        // Customers are dealt out to two folders, so labels get different numbers in each.
        let (even, odd): (Vec<_>, Vec<_>) = case.rows.iter().cloned().partition(|row| row.customer.as_bytes()[2] % 2 == 0);
        let mut merged: Option<Partial> = None;
        let mut last = None;
        for rows in [even, odd].iter().filter(|rows| !rows.is_empty()) {
            let data = TestData::of(rows);
            let snapshot = data.store.snapshot().expect("imported");
            let partial = Asker::new(&snapshot, &question, 0).scan(0..snapshot.buckets(), &Hint::default()).expect("a partial");
            let received = Partial::from_bytes(&partial.to_bytes().expect("serialisable")).expect("readable");
            match &mut merged {
                Some(into) => into.merge(received).expect("the same question"),
                None => merged = Some(received),
            }
            last = Some((data, snapshot));
        }
        let (Some(partial), Some((_, snapshot))) = (merged, last) else { continue };
        let Outcome::Answer(answer) = Asker::new(&snapshot, &question, 0).finish(partial, &Hint::default()).expect("an answer")
        else {
            panic!("nothing was hinted, so nothing can be missed");
        };
        let told = differences(&case.answer, &serde_json::to_value(*answer).expect("serialisable"));
        if !told.is_empty() {
            failed.push(format!("seed {} {}: {}", case.seed, case.question, told.join("; ")));
        }
    }
    report(&failed);
}

/// Would catch: an answer kept as one that does not change which does, with time.
#[test]
fn settled_answers_stay_as_they_are() {
    const DAY_MILLIS: i64 = 86_400_000;
    let mut failed = Vec::new();
    let (mut settled, mut waiting, mut changed) = (0, 0, 0);
    for case in cases() {
        let data = TestData::of(&case.rows);
        let snapshot = data.store.snapshot().expect("imported");
        let mut question = question(&case);
        question.scope.now_millis = None;
        let (_, last_millis) = snapshot.time_range().expect("events");
        let told = |now_millis: i64| {
            let asker = Asker::new(&snapshot, &question, now_millis);
            (serde_json::to_value(asker.ask().expect("an answer")).expect("serialisable"), asker.is_settled())
        };
        let (for_good, _) = told(last_millis + 10_000 * DAY_MILLIS);
        for days in [-3, 0, 1, 2, 5, 9, 16, 33, 70, 150, 400] {
            let (answer, is_settled) = told(last_millis + days * DAY_MILLIS + 1);
            match (is_settled, answer == for_good) {
                (true, true) => settled += 1,
                (true, false) => failed.push(format!("seed {} {}: changes after {days} days", case.seed, case.question)),
                (false, true) => waiting += 1,
                (false, false) => changed += 1,
            }
        }
    }
    report(&failed);
    if shared("vectors/answers.json").is_some() {
        assert!(settled > 0 && waiting > 0 && changed > 0, "{settled} settled, {waiting} not yet, {changed} changed");
    }
}
