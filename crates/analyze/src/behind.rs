//! Who is behind a number of an answer.
//!
//! One rule serves every kind of question: a customer is behind a number if the number is not zero in the answer to
//! the same question about this customer alone. So a list can't disagree with the number it stands behind: both
//! come from the same loop. Behind a number of accounts are the customers of the accounts that are behind it by this rule.

use std::collections::BTreeSet;

use events::{Bucket, Needs, Snapshot};
use journey::Question;
use journey::answer::{AnswerBody, END, OTHER, START, StepReach};
use journey::limits;
use journey::question::{Ask, Model, Outcome, Place, StepOutcome, Subject};
use rayon::prelude::*;

use crate::ask::{Asker, check_segments};
use crate::customers::{Cursor, CustomerSeen, seen};
use crate::error::AnalyzeError;

/// Some of the customers behind a number.
#[derive(Debug, Clone, PartialEq)]
pub struct Behind {
    /// The customers, in an order that stays while the data stay.
    pub customers: Vec<CustomerSeen>,
    /// Where to go on; none at the end.
    pub next: Option<Cursor>,
}

/// The customers behind a place in the answer to a question, from a cursor on, at most `limit` of them.
///
/// Errors: the data can't be read.
pub fn behind(
    snapshot: &Snapshot,
    question: &Question,
    place: &Place,
    now_millis: i64,
    after: Option<Cursor>,
    limit: usize,
) -> Result<Behind, AnalyzeError> {
    check_segments(question)?;
    let told = told_labels(snapshot, question, place, now_millis)?;
    let alone = for_one(question);
    let asker = Asker::new(snapshot, &alone, now_millis);
    let of_accounts = question.scope.subject == Subject::Account;
    let accounts = of_accounts.then(|| asker.accounts(|body| counts(body, place, &told))).transpose()?;
    let needs = Needs { times: true, customers: true, ..Needs::default() };
    let start = after.unwrap_or_default();
    let buckets: Vec<usize> = (start.bucket..snapshot.buckets()).collect();
    let mut found: Vec<(Cursor, CustomerSeen)> = Vec::new();
    for wave in buckets.chunks(rayon::current_num_threads().max(1)) {
        let one = |bucket: &usize| -> Result<Vec<(Cursor, CustomerSeen)>, AnalyzeError> {
            let from = if *bucket == start.bucket { start.customer } else { 0 };
            let mut found = Vec::new();
            let mut take = |bucket: &Bucket, customer: usize| {
                found.push((Cursor { bucket: bucket.number, customer }, seen(bucket, customer)));
                // One more than asked for tells that there are more.
                found.len() <= limit
            };
            match &accounts {
                Some(accounts) => asker.each_member(*bucket, from, accounts, needs.clone(), take)?,
                None => asker.each_customer(*bucket, from, needs.clone(), |bucket, customer, body| {
                    !counts(body, place, &told) || take(bucket, customer)
                })?,
            }
            Ok(found)
        };
        let parts: Vec<_> = wave.par_iter().map(one).collect::<Result<_, _>>()?;
        found.extend(parts.into_iter().flatten());
        snapshot.check_watch()?;
        if found.len() > limit {
            break;
        }
    }
    let next = found.get(limit).map(|(cursor, _)| *cursor);
    Ok(Behind { customers: found.into_iter().take(limit).map(|(_, seen)| seen).collect(), next })
}

/// What the answer to the whole question tells by name: the labels at each depth of paths, the values of a breakdown.
/// What is not among them is `(other)`.
fn told_labels(
    snapshot: &Snapshot,
    question: &Question,
    place: &Place,
    now_millis: i64,
) -> Result<BTreeSet<(usize, String)>, AnalyzeError> {
    let folds = match place {
        Place::Node { .. } | Place::Link { .. } => true,
        Place::Funnel { group, .. } => group.as_deref() == Some(OTHER),
        _ => false,
    };
    if !folds {
        return Ok(BTreeSet::new());
    }
    match Asker::new(snapshot, question, now_millis).ask()?.body {
        AnswerBody::Paths(answer) => Ok(answer.nodes.into_iter().map(|node| (node.depth, node.label)).collect()),
        AnswerBody::Funnel(answer) => Ok(answer.groups.into_iter().map(|group| (0, group.value)).collect()),
        _ => Ok(BTreeSet::new()),
    }
}

/// The question as it is asked about one customer: nothing is folded away or left out, and nothing is worked out that
/// only compares customers.
fn for_one(question: &Question) -> Question {
    let mut question = question.clone();
    match &mut question.ask {
        Ask::Paths(paths) => paths.top = limits::ANSWER_ROWS,
        Ask::Funnel(funnel) => {
            if let Some(breakdown) = &mut funnel.breakdown {
                breakdown.limit = limits::ANSWER_ROWS;
            }
        }
        Ask::Transitions(transitions) => transitions.least = None,
        Ask::Attribution(attribution) => {
            attribution.models = vec![Model::Linear];
            attribution.value = None;
        }
        _ => {}
    }
    question
}

/// Whether the number at a place of one customer's answer is not zero.
fn counts(body: &AnswerBody, place: &Place, told: &BTreeSet<(usize, String)>) -> bool {
    // A label goes by its own name where the answer tells it, else it is one of the others.
    let shown = |depth: usize, label: &str, wanted: &str| {
        if wanted != OTHER && told.is_empty() {
            return label == wanted;
        }
        let is_told = label == START || label == END || told.contains(&(depth, label.to_owned()));
        if is_told { label == wanted } else { wanted == OTHER }
    };
    match (place, body) {
        (Place::Funnel { step, outcome, group }, AnswerBody::Funnel(answer)) => {
            let in_group = |value: &str| group.as_deref().is_some_and(|wanted| shown(0, value, wanted));
            let of_groups = || answer.groups.iter().filter(|group| in_group(&group.value)).map(|group| &group.steps);
            match group {
                None => became(&answer.steps, *step, *outcome),
                Some(_) => of_groups().any(|steps| became(steps, *step, *outcome)),
            }
        }
        (Place::Label(label), AnswerBody::Transitions(answer)) => answer.nodes.iter().any(|node| node.label == *label),
        (Place::Edge { from, to }, AnswerBody::Transitions(answer)) => {
            answer.edges.iter().any(|edge| edge.from == *from && edge.to == *to)
        }
        (Place::Node { depth, label }, AnswerBody::Paths(answer)) => {
            answer.nodes.iter().any(|node| node.depth == *depth && shown(*depth, &node.label, label))
        }
        (Place::Link { depth, from, to }, AnswerBody::Paths(answer)) => answer
            .links
            .iter()
            .any(|link| link.depth == *depth && shown(*depth, &link.from, from) && shown(*depth + 1, &link.to, to)),
        (Place::Path(path), AnswerBody::Variants(answer)) => answer.variants.iter().any(|variant| variant.path == *path),
        (Place::Cohort { cohort, period }, AnswerBody::Retention(answer)) => answer.cohorts.iter().any(|one| {
            let returned = period.is_none_or(|period| one.returned.get(period).is_some_and(|count| *count > 0));
            one.cohort == *cohort && one.size > 0 && returned
        }),
        (Place::Touched(label), AnswerBody::Attribution(answer)) => {
            answer.credit.values().any(|credit| credit.contains_key(label))
        }
        (Place::Step { key, outcome }, AnswerBody::Conformance(answer)) => {
            answer.steps.iter().find(|step| step.key == *key).is_some_and(|step| {
                let count = match outcome {
                    StepOutcome::Reached => step.reached,
                    StepOutcome::Completed => step.completed,
                    StepOutcome::Late => step.late,
                    StepOutcome::OutOfOrder => step.out_of_order,
                    StepOutcome::Missing => step.missing,
                    StepOutcome::Skipped => step.skipped,
                };
                count > 0
            })
        }
        (Place::Everyone, AnswerBody::Sessions(answer)) => answer.sessions > 0,
        (Place::Everyone, AnswerBody::Attribution(answer)) => answer.conversions > 0,
        (Place::Everyone, AnswerBody::Conformance(answer)) => answer.entered > 0,
        _ => false,
    }
}

fn became(steps: &[StepReach], step: usize, outcome: Outcome) -> bool {
    steps.get(step).is_some_and(|step| match outcome {
        Outcome::Reached => step.reached > 0,
        Outcome::Dropped => step.dropped.is_some_and(|dropped| dropped > 0),
        Outcome::InProgress => step.in_progress > 0,
    })
}
