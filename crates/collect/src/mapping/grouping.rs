//! Rows that become one event together.

use journey::{Node, Refusal};

use crate::limits::MAPPING_ENTRIES;
use crate::shape::{Aggregate, Group};

type Make = fn(String) -> Aggregate;

const AGGREGATES: [(&str, Make); 8] = [
    ("sum", Aggregate::Sum),
    ("min", Aggregate::Min),
    ("max", Aggregate::Max),
    ("distinct", Aggregate::Distinct),
    ("count_distinct", Aggregate::CountDistinct),
    ("most_common", Aggregate::MostCommon),
    ("first", Aggregate::First),
    ("last", Aggregate::Last),
];

/// `{by: column or columns, properties: {name: count or {sum: column}}}`.
pub(super) fn read_group(node: &Node<'_>) -> Result<Group, Refusal> {
    let fields = node.fields(&["by", "properties"])?;
    let by = fields.require("by")?;
    let by = match by.text() {
        Ok(_) => vec![by.name()?],
        Err(_) => by.list(MAPPING_ENTRIES)?.iter().map(Node::name).collect::<Result<_, _>>()?,
    };
    if by.is_empty() {
        return Err(node.refuse("\"by\" names no column"));
    }
    let aggregates = |node: &Node<'_>| {
        node.entries()?
            .into_iter()
            .map(|(name, node)| Ok((name.to_owned(), read_aggregate(&node)?)))
            .collect::<Result<Vec<_>, Refusal>>()
    };
    Ok(Group { by, aggregates: fields.read_or("properties", Vec::new(), aggregates)? })
}

fn read_aggregate(node: &Node<'_>) -> Result<Aggregate, Refusal> {
    if node.text().is_ok() {
        return node.one_of(&[("count", ())]).map(|()| Aggregate::Count);
    }
    let known: Vec<&str> = AGGREGATES.iter().map(|(word, _)| *word).chain(["sum_of_products"]).collect();
    node.fields(&known)?;
    let entries = node.entries()?;
    let [(word, of)] = entries.as_slice() else {
        return Err(node.refuse(format!("needs one of {}", known.join(", "))));
    };
    if *word == "sum_of_products" {
        return match of.list(2)?.as_slice() {
            [first, second] => Ok(Aggregate::SumOfProducts(first.name()?, second.name()?)),
            _ => Err(of.refuse("needs two columns, such as [quantity, price]")),
        };
    }
    let column = of.name()?;
    let make = AGGREGATES.iter().find(|(known, _)| known == word).map(|(_, make)| make);
    make.map(|make| make(column)).ok_or_else(|| node.refuse(format!("needs one of {}", known.join(", "))))
}
