use journey::{Node, Refusal};

use super::keys::{KeyOf, Seen};
use super::out::{Fields, Out};
use super::owner::Owner;
use super::step::Step;
use super::values::{STEPS, list};

/// A stretch of the journey.
#[derive(Debug, Clone)]
pub struct Stage {
    /// Its permanent key.
    pub key: String,
    /// Its name.
    pub name: String,
    /// What the customer is after in it.
    pub goal: Option<String>,
    /// Who answers for it.
    pub owner: Option<Owner>,
    /// Its steps, in order.
    pub steps: Vec<Step>,
}

impl Stage {
    pub(super) fn read<'a>(node: &Node<'a>, seen: &mut Seen<'a>) -> Result<Self, Refusal> {
        let fields = node.fields(&["key", "name", "goal", "owner", "steps"])?;
        let key = seen.key(KeyOf::Stage, &fields.require("key")?)?;
        Ok(Stage {
            name: fields.read_or("name", key.clone(), Node::name)?,
            key,
            goal: fields.read("goal", Node::name)?,
            owner: fields.read("owner", Owner::read)?,
            steps: list(&fields, "steps", STEPS, |node| Step::read(node, seen))?,
        })
    }

    pub(super) fn out(&self) -> Out {
        Fields::default()
            .put("key", &self.key)
            .unless("name", self.name.as_str(), &self.key.as_str())
            .maybe("goal", self.goal.as_ref())
            .maybe("owner", self.owner.as_ref().map(Owner::out))
            .list("steps", &self.steps, Step::out)
            .into()
    }
}
