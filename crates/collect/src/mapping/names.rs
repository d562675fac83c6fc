//! Customers and events: a column, a template of several, or (for events) a constant.

use journey::document::Fields;
use journey::{Node, Refusal};

use crate::layout::{Customer, EventName, Part};
use crate::limits::MAPPING_ENTRIES;

/// A column, or `{column | template, whole_number, ids_that_are_none}`.
pub(super) fn read_customer(node: &Node<'_>) -> Result<Customer, Refusal> {
    if node.text().is_ok() {
        return Ok(Customer::column(&node.name()?));
    }
    let fields = node.fields(&["column", "template", "whole_number", "ids_that_are_none"])?;
    let texts = |node: &Node<'_>| node.list(MAPPING_ENTRIES)?.iter().map(|node| node.text().map(str::to_owned)).collect();
    Ok(Customer {
        parts: read_parts(node, &fields)?,
        whole_number: fields.read_or("whole_number", false, Node::boolean)?,
        none: fields.read_or("ids_that_are_none", Vec::new(), texts)?,
    })
}

/// A constant, or `{column | template, names}`.
pub(super) fn read_event(node: &Node<'_>) -> Result<EventName, Refusal> {
    if node.text().is_ok() {
        return Ok(EventName::Constant(node.name()?));
    }
    let fields = node.fields(&["column", "template", "names"])?;
    let names = |node: &Node<'_>| {
        node.entries()?.into_iter().map(|(old, new)| Ok((new.name()?, old.to_owned()))).collect::<Result<Vec<_>, Refusal>>()
    };
    Ok(EventName::Parts(read_parts(node, &fields)?, fields.read_or("names", Vec::new(), names)?))
}

fn read_parts(node: &Node<'_>, fields: &Fields<'_>) -> Result<Vec<Part>, Refusal> {
    match (fields.get("column"), fields.get("template")) {
        (Some(column), None) => Ok(vec![Part::Column(column.name()?)]),
        (None, Some(template)) => parse_template(template.text()?).map_err(|problem| template.refuse(problem)),
        (Some(_), Some(template)) => Err(template.refuse("goes instead of \"column\", not beside it")),
        (None, None) => Err(node.refuse("needs a \"column\" or a \"template\"")),
    }
}

/// `{shop}-{number}`: names of columns in braces; doubled braces stand for themselves.
fn parse_template(template: &str) -> Result<Vec<Part>, String> {
    let (mut parts, mut fixed) = (Vec::new(), String::new());
    let mut rest = template;
    while let Some(at) = rest.find(['{', '}']) {
        fixed.push_str(&rest[..at]);
        let brace = &rest[at..at + 1];
        let after = &rest[at + 1..];
        if let Some(after) = after.strip_prefix(brace) {
            fixed.push_str(brace);
            rest = after;
            continue;
        }
        let (column, after) = match after.split_once('}') {
            Some((column, after)) if brace == "{" && !column.is_empty() => (column, after),
            _ => return Err(format!("\"{template}\" is no template; write columns in braces: {{shop}}-{{number}}")),
        };
        if !fixed.is_empty() {
            parts.push(Part::Fixed(std::mem::take(&mut fixed)));
        }
        parts.push(Part::Column(column.to_owned()));
        rest = after;
    }
    fixed.push_str(rest);
    if !fixed.is_empty() {
        parts.push(Part::Fixed(fixed));
    }
    let any = parts.iter().any(|part| matches!(part, Part::Column(_)));
    if any { Ok(parts) } else { Err(format!("\"{template}\" names no column; write columns in braces: {{shop}}-{{number}}")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Would catch: a brace lost, a column taken for text.
    #[test]
    fn templates_are_cut_at_braces() {
        let told = |template: &str| match parse_template(template) {
            Ok(parts) => parts
                .iter()
                .map(|part| match part {
                    Part::Fixed(text) => format!("'{text}'"),
                    Part::Column(column) => format!("[{column}]"),
                })
                .collect::<String>(),
            Err(_) => "refused".to_owned(),
        };
        for (template, wanted) in [
            ("{a}", "[a]"),
            ("{a}-{b c}", "[a]'-'[b c]"),
            ("x{{y}}{a}", "'x{y}'[a]"),
            ("plain", "refused"),
            ("{a", "refused"),
            ("a}", "refused"),
            ("{}", "refused"),
            ("", "refused"),
        ] {
            assert_eq!(told(template), wanted, "{template}");
        }
    }
}
