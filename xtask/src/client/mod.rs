//! The types of the web application's client, from the OpenAPI document that is checked in.
//!
//! Generators of others were looked at first: those kept up (openapi-typescript 7, @hey-api/openapi-ts 0.99) call the
//! TypeScript compiler as a library, which TypeScript 7 is not any more.

mod operations;
mod schema;

use std::fmt::Write;
use std::fs;
use std::path::Path;

use serde_json::Value;

/// The OpenAPI document, from the root.
pub const DOCUMENT: &str = "crates/server/openapi.json";
/// What is written from it.
pub const GENERATED: &str = "web/src/api/generated.ts";

const HEAD: &str = "// Written by `cargo run -p xtask -- client` from crates/server/openapi.json: change the server, not this.\n";

/// Writes the types anew.
pub fn write(root: &Path) -> Result<(), String> {
    let document = fs::read_to_string(root.join(DOCUMENT)).map_err(|error| format!("can't read {DOCUMENT}: {error}"))?;
    let text = generate(&document)?;
    fs::write(root.join(GENERATED), text).map_err(|error| format!("can't write {GENERATED}: {error}"))
}

/// The types of an OpenAPI document.
pub fn generate(document: &str) -> Result<String, String> {
    let document: Value = serde_json::from_str(document).map_err(|error| format!("{DOCUMENT} is not JSON: {error}"))?;
    let mut text = HEAD.to_owned();
    let schemas = document.pointer("/components/schemas").and_then(Value::as_object);
    for (name, schema) in schemas.into_iter().flatten() {
        text.push('\n');
        schema::declare(&mut text, name, schema)?;
    }
    text.push('\n');
    operations::declare(&mut text, &document)?;
    Ok(text)
}

/// A description as a comment before what it describes.
fn comment(text: &mut String, indent: &str, described: &Value) {
    let Some(description) = described.get("description").and_then(Value::as_str) else { return };
    let description = description.replace("*/", "* /");
    let lines: Vec<&str> = description.lines().collect();
    if let [line] = lines[..] {
        let _ = writeln!(text, "{indent}/** {line} */");
        return;
    }
    let _ = writeln!(text, "{indent}/**");
    for line in lines {
        let _ = writeln!(text, "{indent} * {line}");
    }
    let _ = writeln!(text, "{indent} */");
}

#[cfg(test)]
mod tests {
    use super::*;

    const SMALL: &str = r##"{"paths": {"/api/v1/things/{id}": {"put": {
        "summary": "Changes a thing.",
        "parameters": [
            {"name": "id", "in": "path", "required": true, "schema": {"type": "string"}},
            {"name": "If-Match", "in": "header", "required": true, "schema": {"type": "string"}},
            {"name": "limit", "in": "query", "required": false, "schema": {"type": "integer"}}],
        "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}, "required": true},
        "responses": {"200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Page_Thing"}},
            "image/png": {"schema": {"type": "string"}}}}, "304": {}, "4XX": {}}}}},
        "components": {"schemas": {
            "Thing": {"type": "object", "description": "A thing.", "required": ["a"], "properties": {
                "a": {"type": "string", "description": "One."}, "b-c": {"type": ["integer", "null"]}}},
            "Page_Thing": {"type": "array", "items": {"$ref": "#/components/schemas/Thing"}}}}}"##;

    /// Would catch: an operation without its path, query, headers, body or answer, or with the answer of another status.
    #[test]
    fn schemas_and_operations_are_declared() {
        let text = generate(SMALL).expect("generated");
        assert_eq!(
            text.strip_prefix(HEAD).expect("a head"),
            "
/** A thing. */
export interface Thing {
  /** One. */
  a: string
  'b-c'?: number | null
}

export type PageThing = Thing[]

/** Every operation by method and path: what it takes, and what it answers when it is done as asked. */
export interface Operations {
  /** Changes a thing. */
  'PUT /api/v1/things/{id}': {
    path: { id: string }
    query: { limit?: number }
    headers: { 'If-Match': string }
    body: Thing
    answer: PageThing
    file: 'image/png'
  }
}
"
        );
    }

    /// Would catch: types written for a document that can't be understood.
    #[test]
    fn what_is_not_known_is_refused() {
        let broken = SMALL.replace("[\"integer\", \"null\"]", "\"decimal\"");
        assert!(generate(&broken).expect_err("refused").contains("decimal"));
        assert!(generate("{").is_err());
    }
}
