//! attribution: which touches earn the conversions.

use serde::Serialize;

use crate::document::{Fields, Node, Refusal};
use crate::duration::Duration;
use crate::limits;
use crate::matcher::Matcher;

/// Credit of conversions shared among the touches before them.
#[derive(Debug, Clone, Serialize)]
pub struct Attribution {
    /// The property that names a touch.
    pub touch: String,
    /// Which events can be touches.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub touches: Option<Matcher>,
    /// What is a conversion.
    pub conversion: Matcher,
    /// The property of a conversion that is its value; 1 where not given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// Touches older than this do not count.
    pub lookback: Duration,
    /// Time in which a touch loses half its weight (model `time_decay`).
    pub half_life: Duration,
    /// The models, side by side.
    pub models: Vec<Model>,
    /// Touches that make a state of the Markov model.
    pub order: usize,
}

/// A rule that shares credit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Model {
    /// All to the first touch.
    First,
    /// All to the last touch.
    Last,
    /// The same to each touch.
    Linear,
    /// 40 % to the first and last, 20 % to those between.
    Position,
    /// By age, halved every half-life.
    TimeDecay,
    /// By what would be lost if a channel's touches ended without conversion (Anderl et al. 2016).
    Markov,
    /// The Shapley value of channels, where a set of channels is worth the conversions it can explain alone.
    Shapley,
}

impl Model {
    /// All models and their names, in the order they are shown.
    pub const ALL: [(&'static str, Model); 7] = [
        ("first", Model::First),
        ("last", Model::Last),
        ("linear", Model::Linear),
        ("position", Model::Position),
        ("time_decay", Model::TimeDecay),
        ("markov", Model::Markov),
        ("shapley", Model::Shapley),
    ];

    /// The name used in documents.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, model)| *model == self).map_or("", |(name, _)| name)
    }
}

impl Attribution {
    pub(super) const KEYS: &'static [&'static str] =
        &["touch", "touches", "conversion", "value", "lookback", "half_life", "models", "order"];

    pub(super) fn read(fields: &Fields<'_>) -> Result<Self, Refusal> {
        let models = |node: &Node<'_>| {
            let mut models: Vec<Model> = node.list(64)?.iter().map(|one| one.one_of(&Model::ALL)).collect::<Result<_, _>>()?;
            models.sort();
            models.dedup();
            if models.is_empty() { Err(node.refuse("name at least one model")) } else { Ok(models) }
        };
        let half_life = |node: &Node<'_>| match Duration::read(node)? {
            zero if zero.millis() == 0 => Err(node.refuse("must be longer than 0")),
            half_life => Ok(half_life),
        };
        Ok(Attribution {
            touch: fields.read_or("touch", "channel".to_owned(), Node::name)?,
            touches: fields.read("touches", Matcher::read)?,
            conversion: fields.read_or("conversion", Matcher::Event("purchase".to_owned()), Matcher::read)?,
            value: fields.read("value", Node::name)?,
            lookback: fields.read_or("lookback", Duration::from_days(30), Duration::read)?,
            half_life: fields.read_or("half_life", Duration::from_days(7), half_life)?,
            models: fields.read_or("models", Model::ALL.iter().map(|(_, model)| *model).collect(), models)?,
            order: fields.read_or("order", 1, |node| node.whole(1..=limits::MARKOV_ORDER))?,
        })
    }
}
