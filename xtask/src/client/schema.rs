//! Schemas as TypeScript.

use std::fmt::Write;

use serde_json::{Map, Value};

use super::comment;

/// Declares a schema under its name: an interface where it is nothing but an object.
pub fn declare(text: &mut String, name: &str, schema: &Value) -> Result<(), String> {
    comment(text, "", schema);
    let name = type_name(name);
    if is_plain_object(schema) {
        let _ = write!(text, "export interface {name} ");
        members(text, "", schema)?;
        text.push('\n');
    } else {
        let _ = writeln!(text, "export type {name} = {}", type_of(schema, "")?);
    }
    Ok(())
}

/// The name of a schema as a type: `PageOf_Key` as `PageOfKey`.
fn type_name(name: &str) -> String {
    let mut letters = name.chars();
    let mut named = String::new();
    while let Some(letter) = letters.next() {
        if letter.is_ascii_alphanumeric() {
            named.push(letter);
        } else if let Some(next) = letters.next() {
            named.extend(next.to_uppercase());
        }
    }
    named
}

fn is_plain_object(schema: &Value) -> bool {
    let others = ["oneOf", "anyOf", "allOf", "$ref", "enum", "const"];
    schema.get("type").and_then(Value::as_str) == Some("object")
        && schema.get("properties").is_some()
        && !schema.get("additionalProperties").is_some_and(Value::is_object)
        && others.iter().all(|key| schema.get(*key).is_none())
}

/// A schema as a type. `indent` is that of the line it stands on.
pub fn type_of(schema: &Value, indent: &str) -> Result<String, String> {
    let Some(schema) = schema.as_object() else { return boolean(schema) };
    let mut parts = Vec::new();
    if let Some(name) = schema.get("$ref").and_then(Value::as_str) {
        let name = name.strip_prefix("#/components/schemas/").ok_or_else(|| format!("{name} is no schema of the document"))?;
        parts.push(type_name(name));
    }
    if let Some(value) = schema.get("const") {
        parts.push(literal(value));
    }
    if let Some(values) = schema.get("enum").and_then(Value::as_array) {
        parts.push(values.iter().map(literal).collect::<Vec<_>>().join(" | "));
    }
    for key in ["oneOf", "anyOf"] {
        if let Some(choices) = schema.get(key).and_then(Value::as_array) {
            parts.push(union(each(choices, indent)?));
        }
    }
    if let Some(all) = schema.get("allOf").and_then(Value::as_array) {
        parts.extend(each(all, indent)?);
    }
    let is_told = !parts.is_empty();
    if let Some(kinds) = kinds(schema)
        && !schema.contains_key("enum")
        && (!is_told || schema.contains_key("properties"))
    {
        let kinds = kinds.iter().map(|kind| of_kind(kind, schema, indent)).collect::<Result<Vec<_>, _>>()?;
        parts.push(union(kinds));
    } else if !is_told {
        parts.push("unknown".to_owned());
    }
    let mut told = intersection(parts);
    if schema.get("nullable") == Some(&Value::Bool(true)) {
        told = union(vec![told, "null".to_owned()]);
    }
    Ok(told)
}

fn each(schemas: &[Value], indent: &str) -> Result<Vec<String>, String> {
    schemas.iter().map(|schema| type_of(schema, indent)).collect()
}

fn boolean(schema: &Value) -> Result<String, String> {
    match schema {
        Value::Bool(true) => Ok("unknown".to_owned()),
        Value::Bool(false) => Ok("never".to_owned()),
        other => Err(format!("{other} is no schema")),
    }
}

/// The kinds that `type` names, one or several.
fn kinds(schema: &Map<String, Value>) -> Option<Vec<&str>> {
    match schema.get("type")? {
        Value::String(kind) => Some(vec![kind]),
        Value::Array(kinds) => Some(kinds.iter().filter_map(Value::as_str).collect()),
        _ => None,
    }
}

fn of_kind(kind: &str, schema: &Map<String, Value>, indent: &str) -> Result<String, String> {
    Ok(match kind {
        "string" => "string".to_owned(),
        "integer" | "number" => "number".to_owned(),
        "boolean" => "boolean".to_owned(),
        "null" => "null".to_owned(),
        "array" => array(schema, indent)?,
        "object" => object(schema, indent)?,
        other => return Err(format!("a schema of the type {other}, which has no word in TypeScript")),
    })
}

fn array(schema: &Map<String, Value>, indent: &str) -> Result<String, String> {
    if let Some(places) = schema.get("prefixItems").and_then(Value::as_array) {
        return Ok(format!("[{}]", each(places, indent)?.join(", ")));
    }
    let items = schema.get("items").map_or_else(|| Ok("unknown".to_owned()), |items| type_of(items, indent))?;
    Ok(if is_one_word(&items) { format!("{items}[]") } else { format!("({items})[]") })
}

fn object(schema: &Map<String, Value>, indent: &str) -> Result<String, String> {
    let mut parts = Vec::new();
    if schema.contains_key("properties") {
        let mut text = String::new();
        members(&mut text, indent, &Value::Object(schema.clone()))?;
        parts.push(text);
    }
    match schema.get("additionalProperties") {
        Some(values) if values.is_object() => parts.push(format!("Record<string, {}>", type_of(values, indent)?)),
        _ if parts.is_empty() => parts.push("Record<string, unknown>".to_owned()),
        _ => {}
    }
    Ok(intersection(parts))
}

/// The members of an object in braces, one a line.
fn members(text: &mut String, indent: &str, schema: &Value) -> Result<(), String> {
    let inner = format!("{indent}  ");
    let required = schema.get("required").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    text.push_str("{\n");
    for (name, member) in schema.get("properties").and_then(Value::as_object).into_iter().flatten() {
        comment(text, &inner, member);
        let mark = if required.iter().any(|one| one == name) { "" } else { "?" };
        let _ = writeln!(text, "{inner}{}{mark}: {}", key(name), type_of(member, &inner)?);
    }
    text.push_str(indent);
    text.push('}');
    Ok(())
}

/// A name as the key of an object: in quotes where it is no word.
pub fn key(name: &str) -> String {
    let is_word = |name: &str| name.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '_' || letter == '$');
    if is_word(name) && !name.starts_with(|letter: char| letter.is_ascii_digit()) { name.to_owned() } else { quoted(name) }
}

fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\\', "\\\\").replace('\'', "\\'").replace('\n', "\\n"))
}

fn literal(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), quoted)
}

/// Choices, each once.
fn union(choices: Vec<String>) -> String {
    let mut distinct: Vec<String> = Vec::new();
    for choice in choices {
        if !distinct.contains(&choice) {
            distinct.push(choice);
        }
    }
    // What is usual first.
    distinct.sort_by_key(|choice| choice == "null");
    let alone = distinct.len() == 1;
    let choices = distinct.into_iter().map(|choice| if alone || !choice.contains('&') { choice } else { format!("({choice})") });
    choices.collect::<Vec<_>>().join(" | ")
}

fn intersection(parts: Vec<String>) -> String {
    let alone = parts.len() == 1;
    let parts = parts
        .into_iter()
        .map(|part| if alone || !part.contains('|') || part.starts_with('{') { part } else { format!("({part})") });
    parts.collect::<Vec<_>>().join(" & ")
}

/// Whether `[]` can stand right after it.
fn is_one_word(told: &str) -> bool {
    told.chars().all(|letter| letter.is_ascii_alphanumeric() || "_[]".contains(letter))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    /// Would catch: a kind of schema told as another type than the values it lets pass.
    #[test]
    fn every_kind_of_schema_has_its_type() {
        for (schema, told) in [
            (json!({"type": "string"}), "string"),
            (json!({"type": ["integer", "null"]}), "number | null"),
            (json!({"type": "string", "nullable": true}), "string | null"),
            (json!({"type": "string", "enum": ["a", "it's"]}), "'a' | 'it\\'s'"),
            (json!({"const": 3}), "3"),
            (json!({"oneOf": [{"type": "null"}, {"$ref": "#/components/schemas/Page_Key"}]}), "PageKey | null"),
            (json!({"anyOf": [{"type": "number"}, {"type": "integer"}]}), "number"),
            (json!({"type": "array", "items": {"type": ["string", "null"]}}), "(string | null)[]"),
            (json!({"type": "array", "items": {"type": "array", "items": {"type": "number"}}}), "number[][]"),
            (json!({"type": "array", "prefixItems": [{"type": "number"}, {"type": "string"}]}), "[number, string]"),
            (json!({"type": "object"}), "Record<string, unknown>"),
            (json!({"type": "object", "additionalProperties": {"type": "boolean"}}), "Record<string, boolean>"),
            (json!({"type": "object", "required": ["a"], "properties": {"a": {"type": "string"}}}), "{\n  a: string\n}"),
            (
                json!({"allOf": [{"$ref": "#/components/schemas/A"}, {"oneOf": [{"const": "b"}, {"const": "c"}]}]}),
                "A & ('b' | 'c')",
            ),
            (
                json!({"oneOf": [{"allOf": [{"$ref": "#/components/schemas/A"}, {"$ref": "#/components/schemas/B"}]}, {"type": "null"}]}),
                "(A & B) | null",
            ),
            (json!({}), "unknown"),
            (json!(false), "never"),
        ] {
            assert_eq!(type_of(&schema, "").expect("told"), told, "{schema}");
        }
        assert!(type_of(&json!({"$ref": "other.json"}), "").is_err());
        assert_eq!((key("a1"), key("1a"), key("If-Match")), ("a1".to_owned(), "'1a'".to_owned(), "'If-Match'".to_owned()));
    }
}
