use journey::{Node, Refusal};

use super::out::{Fields, Out};
use super::values::{LIST_ENTRIES, list, texts};

/// What stands behind a step.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Blueprint {
    /// Things the customer sees or holds: a leaflet, a receipt.
    pub evidence: Vec<String>,
    /// What staff do in front of the customer.
    pub frontstage: Vec<String>,
    /// What staff do out of sight.
    pub backstage: Vec<String>,
    /// Systems and partners that it needs.
    pub support: Vec<Support>,
}

/// A system or partner behind a step.
#[derive(Debug, Clone, PartialEq)]
pub struct Support {
    /// Its name.
    pub system: String,
    /// What it does here.
    pub does: Option<String>,
}

impl Blueprint {
    pub(super) fn read(node: &Node<'_>) -> Result<Self, Refusal> {
        let fields = node.fields(&["evidence", "frontstage", "backstage", "support"])?;
        Ok(Blueprint {
            evidence: fields.read_or("evidence", Vec::new(), texts)?,
            frontstage: fields.read_or("frontstage", Vec::new(), texts)?,
            backstage: fields.read_or("backstage", Vec::new(), texts)?,
            support: list(&fields, "support", LIST_ENTRIES, Support::read)?,
        })
    }

    pub(super) fn out(&self) -> Option<Out> {
        let fields = Fields::default()
            .texts("evidence", &self.evidence)
            .texts("frontstage", &self.frontstage)
            .texts("backstage", &self.backstage)
            .list("support", &self.support, Support::out);
        (!fields.is_empty()).then(|| fields.into())
    }
}

impl Support {
    fn read(node: &Node<'_>) -> Result<Self, Refusal> {
        if node.text().is_ok() {
            return Ok(Support { system: node.name()?, does: None });
        }
        let fields = node.fields(&["system", "does"])?;
        Ok(Support { system: fields.require("system")?.name()?, does: fields.read("does", Node::name)? })
    }

    fn out(&self) -> Out {
        match &self.does {
            Some(does) => Fields::default().put("system", &self.system).put("does", does).into(),
            None => (&self.system).into(),
        }
    }
}
