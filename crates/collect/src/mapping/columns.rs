//! Which columns become properties or traits.

use journey::document::{Fields, Value};
use journey::{Node, Refusal};

use crate::layout::Pick;
use crate::limits::MAPPING_ENTRIES;

/// `all`, `none`, a list of columns, or new names with the columns they are for.
pub(super) fn read_pick(node: &Node<'_>) -> Result<Pick, Refusal> {
    match node.value() {
        Value::List(_) => {
            let names = node.list(MAPPING_ENTRIES)?.iter().map(Node::name).collect::<Result<Vec<_>, _>>()?;
            if let Some(twice) = twice(&names) {
                return Err(node.refuse(format!("names \"{twice}\" twice")));
            }
            Ok(Pick::Only(names.into_iter().map(|name| (name.clone(), name)).collect()))
        }
        Value::Map(_) => Ok(Pick::Only(read_renames(node)?)),
        _ => node.one_of(&[("all", true), ("none", false)]).map(|all| if all { Pick::all() } else { Pick::nothing() }),
    }
}

/// `properties` with `drop` and `rename`. Grouped rows have only the properties that are asked for.
pub(super) fn read_properties(fields: &Fields<'_>, grouped: bool) -> Result<Pick, Refusal> {
    let usual = if grouped { Pick::nothing() } else { Pick::all() };
    let pick = fields.read_or("properties", usual, read_pick)?;
    let names = |node: &Node<'_>| node.list(MAPPING_ENTRIES)?.iter().map(Node::name).collect();
    let except: Vec<String> = fields.read_or("drop", Vec::new(), names)?;
    let renamed = fields.read_or("rename", Vec::new(), read_renames)?;
    match pick {
        Pick::All { .. } => Ok(Pick::All { except, renamed }),
        Pick::Only(_) => match fields.get("drop").or_else(|| fields.get("rename")) {
            Some(node) => Err(node.refuse("goes with \"properties: all\"; a list or names say already what is kept")),
            None => Ok(pick),
        },
    }
}

/// New names and the columns they are for.
fn read_renames(node: &Node<'_>) -> Result<Vec<(String, String)>, Refusal> {
    node.entries()?.into_iter().map(|(new, column)| Ok((new.to_owned(), column.name()?))).collect()
}

fn twice(names: &[String]) -> Option<&String> {
    names.iter().enumerate().find(|(at, name)| names[..*at].contains(name)).map(|(_, name)| name)
}
