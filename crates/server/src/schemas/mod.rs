//! The shapes of documents that other rooms read strictly and by hand, as the OpenAPI document tells them.
//!
//! Nothing here is ever made: a reader that says line, column and the nearest known name can't be derived, and so neither
//! can its shape. That the two agree is held up from both sides: every question of the examples fits the shape
//! (`tests.rs`), and what the shape refuses has to be refused by the server (`xtask/contract`).

#![allow(dead_code)] // For the document only.

mod labels;
mod matcher;
mod place;
mod question;
mod scope;
mod segment;
mod steps;
#[cfg(test)]
mod tests;
mod words;

pub(crate) use place::Place;
pub(crate) use question::Question;
pub(crate) use segment::Segment;
pub(crate) use words::{ActorKind, Locale, Period, PropertyOwner, PropertyType, ThemeChoice};

use serde::Deserialize;
use utoipa::ToSchema;

/// A value: a text, a number, or true or false.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(untagged)]
pub(crate) enum Scalar {
    /// A text.
    Text(String),
    /// A number.
    Number(f64),
    /// True or false.
    Truth(bool),
}

/// A text; a number counts as the text that spells it.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(untagged)]
pub(crate) enum Text {
    /// A text.
    Written(String),
    /// A number.
    Number(f64),
}

/// A file as it is.
#[derive(Debug, ToSchema)]
#[schema(value_type = String, format = Binary)]
pub(crate) struct FileBytes(Vec<u8>);

/// A saved map by its key, or a map document.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(untagged)]
pub(crate) enum MapGiven {
    /// The key of a saved map.
    Key(String),
    /// A map document.
    #[schema(value_type = Object)]
    Map(serde_json::Value),
}

/// What a document says. A map may be given as a text of YAML too.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(untagged)]
pub(crate) enum BodyGiven {
    /// A map as YAML.
    Yaml(String),
    /// A question, segment, dashboard or map.
    #[schema(value_type = Object)]
    Json(serde_json::Value),
}
