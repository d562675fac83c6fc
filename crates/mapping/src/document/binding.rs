use journey::{Duration, Matcher, Node, Refusal};

use super::out::{Fields, Out};
use super::questions;

/// Which events are a step.
#[derive(Debug, Clone)]
pub struct Binding {
    /// The events.
    pub matcher: Matcher,
    /// Whether a journey that leaves the step out deviates.
    pub required: bool,
    /// Longest time after the step completed before it.
    pub within: Option<Duration>,
}

/// Whose answers tell how a step feels.
#[derive(Debug, Clone, PartialEq)]
pub struct Measure {
    /// Answers are the events whose property `survey` is this.
    pub survey: String,
    /// The property that holds the score.
    pub score: String,
    /// The worst score and the best one; the worst may be the larger number.
    pub scale: (f64, f64),
}

const SCORE: &str = "score";
const SCALE: (f64, f64) = (1.0, 5.0);

impl Binding {
    pub(super) fn read(node: &Node<'_>) -> Result<Self, Refusal> {
        let fields = node.fields(&["match", "required", "within"])?;
        Ok(Binding {
            matcher: Matcher::read(&fields.require("match")?)?,
            required: fields.read_or("required", true, Node::boolean)?,
            within: fields.read("within", Duration::read)?,
        })
    }

    pub(super) fn out(&self) -> Out {
        Fields::default()
            .put("match", questions::matcher(&self.matcher))
            .unless("required", self.required, &true)
            .maybe("within", self.within.map(|time| time.to_string()))
            .into()
    }
}

impl Measure {
    pub(super) fn read(node: &Node<'_>) -> Result<Self, Refusal> {
        let fields = node.fields(&["survey", "score", "scale"])?;
        let scale = |node: &Node<'_>| match node.list(2)?.as_slice() {
            [low, high] if low.number()? != high.number()? => Ok((low.number()?, high.number()?)),
            _ => Err(node.refuse("a scale is two different numbers: the worst score and the best, for example [1, 5]")),
        };
        Ok(Measure {
            survey: fields.require("survey")?.name()?,
            score: fields.read_or("score", SCORE.to_owned(), Node::name)?,
            scale: fields.read_or("scale", SCALE, scale)?,
        })
    }

    pub(super) fn out(&self) -> Out {
        let (low, high) = self.scale;
        Fields::default()
            .put("survey", &self.survey)
            .unless("score", self.score.as_str(), &SCORE)
            .maybe("scale", (self.scale != SCALE).then(|| Out::List(vec![low.into(), high.into()])))
            .into()
    }
}
