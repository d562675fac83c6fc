use journey::{Node, Refusal};

use super::out::{Fields, Out};

/// Who answers for something.
#[derive(Debug, Clone, PartialEq)]
pub struct Owner {
    /// A person or a team.
    pub name: String,
    /// Where to reach them: an address, a channel.
    pub contact: Option<String>,
}

impl Owner {
    pub(super) fn read(node: &Node<'_>) -> Result<Self, Refusal> {
        let fields = node.fields(&["name", "contact"])?;
        Ok(Owner { name: fields.require("name")?.name()?, contact: fields.read("contact", Node::name)? })
    }

    pub(super) fn out(&self) -> Out {
        Fields::default().put("name", &self.name).maybe("contact", self.contact.as_ref()).into()
    }
}
