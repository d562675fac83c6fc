//! Places in answers: a number, said by where it stands, so that the customers behind it can be listed.

use super::Ask;
use crate::document::{Node, Refusal};
use crate::limits;

/// Where a number stands in the answer to a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// `{"step":2,"outcome":"dropped","group":"web"}` of a funnel.
    Funnel {
        /// The step, from 0 (documents count from 1).
        step: usize,
        /// What became of it.
        outcome: Outcome,
        /// One value of the breakdown; everyone where not given.
        group: Option<String>,
    },
    /// `{"label":"visit"}` of transitions.
    Label(String),
    /// `{"from":"visit","to":"purchase"}` of transitions.
    Edge {
        /// The label before, or `(start)`.
        from: String,
        /// The label after, or `(end)`.
        to: String,
    },
    /// `{"depth":1,"label":"cart"}` of paths.
    Node {
        /// Events after (or before) the anchor.
        depth: usize,
        /// The label as the answer tells it, `(other)` too.
        label: String,
    },
    /// `{"depth":1,"from":"cart","to":"purchase"}` of paths.
    Link {
        /// The depth it leaves from.
        depth: usize,
        /// The label it leaves.
        from: String,
        /// The label it goes to.
        to: String,
    },
    /// `{"path":["visit","purchase"]}` of variants.
    Path(Vec<String>),
    /// `{"cohort":"2026-01-05","period":2}` of retention.
    Cohort {
        /// First day of the cohort's period.
        cohort: String,
        /// Those who return in this period; the whole cohort where not given.
        period: Option<usize>,
    },
    /// `{"label":"ads"}` of attribution: conversions that this label has touched.
    Touched(String),
    /// `{"key":"pays","outcome":"late"}` of conformance.
    Step {
        /// The step's key.
        key: String,
        /// What became of it.
        outcome: StepOutcome,
    },
    /// `{}`: everyone whom the answer counts (sessions, attribution, conformance).
    Everyone,
}

/// What became of a step of a funnel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Reached.
    Reached,
    /// The step before was reached, this one was not and can't be any more.
    Dropped,
    /// Not reached, and still can be.
    InProgress,
}

/// What became of a step of a drawn journey.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepOutcome {
    /// Any event of it was seen.
    Reached,
    /// Completed in time.
    Completed,
    /// Completed too late.
    Late,
    /// Seen, but not in order.
    OutOfOrder,
    /// Required and not seen.
    Missing,
    /// Not required and not seen.
    Skipped,
}

const OUTCOMES: [(&str, Outcome); 3] =
    [("reached", Outcome::Reached), ("dropped", Outcome::Dropped), ("in_progress", Outcome::InProgress)];

const STEP_OUTCOMES: [(&str, StepOutcome); 6] = [
    ("reached", StepOutcome::Reached),
    ("completed", StepOutcome::Completed),
    ("late", StepOutcome::Late),
    ("out_of_order", StepOutcome::OutOfOrder),
    ("missing", StepOutcome::Missing),
    ("skipped", StepOutcome::Skipped),
];

impl Place {
    /// Reads a place in the answer to a question.
    ///
    /// Refused: keys that this kind of question does not have, steps and labels that it can't have.
    pub fn read(node: &Node<'_>, ask: &Ask) -> Result<Self, Refusal> {
        match ask {
            Ask::Funnel(funnel) => {
                let fields = node.fields(&["step", "outcome", "group"])?;
                let step = fields.require("step")?.whole(1..=funnel.steps.len())? - 1;
                let outcome = fields.read_or("outcome", Outcome::Reached, |node| node.one_of(&OUTCOMES))?;
                let group = fields.read("group", |node| node.text().map(str::to_owned))?;
                match fields.get("group") {
                    Some(node) if funnel.breakdown.is_none() => Err(node.refuse("the question has no breakdown")),
                    _ => Ok(Place::Funnel { step, outcome, group }),
                }
            }
            Ask::Transitions(_) if node.has("label") => Ok(Place::Label(text(node, &["label"], "label")?)),
            Ask::Transitions(_) => {
                let (from, to) = ends(node, &["from", "to"])?;
                Ok(Place::Edge { from, to })
            }
            Ask::Paths(paths) => {
                let depth = |node: &Node<'_>| node.whole(0..=paths.depth.saturating_sub(1));
                if node.has("label") {
                    let fields = node.fields(&["depth", "label"])?;
                    let label = fields.require("label")?.text()?.to_owned();
                    return Ok(Place::Node { depth: depth(&fields.require("depth")?)?, label });
                }
                let (from, to) = ends(node, &["depth", "from", "to"])?;
                let depth = depth(&node.fields(&["depth", "from", "to"])?.require("depth")?)?;
                Ok(Place::Link { depth, from, to })
            }
            Ask::Variants(_) => {
                let labels = node.fields(&["path"])?.require("path")?.list(limits::LIST_ENTRIES)?;
                let label = |node: &Node<'_>| node.text().map(str::to_owned);
                Ok(Place::Path(labels.iter().map(label).collect::<Result<_, _>>()?))
            }
            Ask::Retention(retention) => {
                let fields = node.fields(&["cohort", "period"])?;
                let period = fields.read("period", |node| node.whole(0..=retention.periods.saturating_sub(1)))?;
                Ok(Place::Cohort { cohort: fields.require("cohort")?.name()?, period })
            }
            Ask::Attribution(_) if node.has("label") => Ok(Place::Touched(text(node, &["label"], "label")?)),
            Ask::Conformance(conformance) if node.has("key") => {
                let fields = node.fields(&["key", "outcome"])?;
                let key = fields.require("key")?;
                let name = key.name()?;
                if !conformance.steps.iter().any(|step| step.key == name) {
                    return Err(key.refuse(format!("the question has no step \"{name}\"")));
                }
                let outcome = fields.read_or("outcome", StepOutcome::Reached, |node| node.one_of(&STEP_OUTCOMES))?;
                Ok(Place::Step { key: name, outcome })
            }
            Ask::Sessions(_) | Ask::Attribution(_) | Ask::Conformance(_) => node.fields(&[]).map(|_| Place::Everyone),
            Ask::Precedence(_) | Ask::Values(_) => Err(node.refuse("the numbers of this question can't be taken apart")),
        }
    }
}

fn text(node: &Node<'_>, known: &[&str], key: &str) -> Result<String, Refusal> {
    node.fields(known)?.require(key)?.text().map(str::to_owned)
}

fn ends(node: &Node<'_>, known: &[&str]) -> Result<(String, String), Refusal> {
    let fields = node.fields(known)?;
    Ok((fields.require("from")?.text()?.to_owned(), fields.require("to")?.text()?.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::super::Question;
    use super::*;
    use crate::document::parse_json;

    fn read(question: &str, place: &str) -> Result<Place, String> {
        let question = Question::parse(question).expect("a question");
        let tree = parse_json(place).expect("a document");
        Place::read(&Node::root(&tree), &question.ask).map_err(|refusal| refusal.to_string())
    }

    const FUNNEL: &str = r#"{"ask":"funnel","window":"7d","steps":[{"match":"a"},{"match":"b"}]}"#;

    /// Would catch: a place read as another, or one that can't exist taken for one with nobody behind it.
    #[test]
    fn places_are_read_strictly() {
        let dropped = Place::Funnel { step: 1, outcome: Outcome::Dropped, group: None };
        assert_eq!(read(FUNNEL, r#"{"step":2,"outcome":"dropped"}"#), Ok(dropped));
        for (question, place, told) in [
            (FUNNEL, r#"{"step":3}"#, "from 1 to 2"),
            (FUNNEL, r#"{"step":1,"group":"web"}"#, "no breakdown"),
            (FUNNEL, r#"{"step":1,"outcome":"lost"}"#, "not one of"),
            (FUNNEL, r#"{"label":"a"}"#, "unknown key"),
            (r#"{"ask":"paths","depth":2}"#, r#"{"depth":2,"label":"a"}"#, "from 0 to 1"),
            (r#"{"ask":"values","match":"a","value":"v"}"#, "{}", "can't be taken apart"),
        ] {
            let problem = read(question, place).expect_err(place);
            assert!(problem.contains(told), "{place}: {problem}");
        }
        let link = Place::Link { depth: 0, from: "a".to_owned(), to: "(other)".to_owned() };
        assert_eq!(read(r#"{"ask":"paths"}"#, r#"{"depth":0,"from":"a","to":"(other)"}"#), Ok(link));
        assert_eq!(read(r#"{"ask":"sessions"}"#, "{}"), Ok(Place::Everyone));
    }
}
