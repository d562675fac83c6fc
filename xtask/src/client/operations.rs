//! Operations as a table by method and path.

use std::fmt::Write;

use serde_json::Value;

use super::comment;
use super::schema::{key, type_of};

const METHODS: [&str; 5] = ["get", "put", "post", "patch", "delete"];
/// Inside an entry of the table.
const INDENT: &str = "    ";

/// Declares the table of all operations.
pub fn declare(text: &mut String, document: &Value) -> Result<(), String> {
    text.push_str("/** Every operation by method and path: what it takes, and what it answers when it is done as asked. */\n");
    text.push_str("export interface Operations {\n");
    let paths = document.get("paths").and_then(Value::as_object);
    for (path, item) in paths.into_iter().flatten() {
        for method in METHODS {
            if let Some(operation) = item.get(method) {
                one(text, method, path, operation).map_err(|problem| format!("{method} {path}: {problem}"))?;
            }
        }
    }
    text.push_str("}\n");
    Ok(())
}

fn one(text: &mut String, method: &str, path: &str, operation: &Value) -> Result<(), String> {
    let summary = operation.get("summary").or_else(|| operation.get("description")).cloned().unwrap_or_default();
    comment(text, "  ", &serde_json::json!({ "description": summary }));
    let _ = writeln!(text, "  '{} {path}': {{", method.to_uppercase());
    for (member, place) in [("path", "path"), ("query", "query"), ("headers", "header")] {
        let _ = writeln!(text, "{INDENT}{member}: {}", parameters(operation, place)?);
    }
    let body = operation.pointer("/requestBody/content").and_then(json_schema);
    let body = match (body, operation.get("requestBody")) {
        (Some(schema), _) => type_of(schema, INDENT)?,
        (None, Some(_)) => "Blob".to_owned(),
        (None, None) => "undefined".to_owned(),
    };
    let _ = writeln!(text, "{INDENT}body: {body}");
    let answers = good_answers(operation);
    let told = answers.iter().filter_map(|content| json_schema(content)).map(|schema| type_of(schema, INDENT));
    let told = told.collect::<Result<Vec<_>, _>>()?;
    let _ = writeln!(text, "{INDENT}answer: {}", if told.is_empty() { "undefined".to_owned() } else { told.join(" | ") });
    let kinds = answers.iter().filter_map(|content| content.as_object()).flat_map(|content| content.keys());
    let files: Vec<String> = kinds.filter(|kind| *kind != "application/json").map(|kind| format!("'{kind}'")).collect();
    let _ = writeln!(text, "{INDENT}file: {}", if files.is_empty() { "never".to_owned() } else { files.join(" | ") });
    text.push_str("  }\n");
    Ok(())
}

/// The contents of answers with a status of 2xx.
fn good_answers(operation: &Value) -> Vec<&Value> {
    let answers = operation.get("responses").and_then(Value::as_object);
    let good = answers.into_iter().flatten().filter(|(status, _)| status.starts_with('2'));
    good.filter_map(|(_, answer)| answer.get("content")).collect()
}

fn json_schema(content: &Value) -> Option<&Value> {
    content.get("application/json")?.get("schema")
}

fn parameters(operation: &Value, place: &str) -> Result<String, String> {
    let all = operation.get("parameters").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    let mut members = Vec::new();
    for parameter in all.iter().filter(|parameter| parameter.get("in").and_then(Value::as_str) == Some(place)) {
        let name = parameter.get("name").and_then(Value::as_str).ok_or("a parameter without a name")?;
        let mark = if parameter.get("required") == Some(&Value::Bool(true)) { "" } else { "?" };
        let schema = parameter.get("schema").ok_or_else(|| format!("the parameter {name} has no schema"))?;
        members.push(format!("{}{mark}: {}", key(name), type_of(schema, INDENT)?));
    }
    Ok(if members.is_empty() { "Record<never, never>".to_owned() } else { format!("{{ {} }}", members.join("; ")) })
}
