//! Documents: JSON and YAML read into one tree that knows where each value stands.
//!
//! Questions, maps and mapping documents are all read through [`Node`], so unknown keys, wrong types and bad
//! values are refused the same way everywhere: with the place in the document, and its line where there is one.

mod json;
mod node;
mod refusal;
mod tree;
mod yaml;

pub use json::parse_json;
pub use node::{Fields, Node};
pub use refusal::{Position, Refusal};
pub use tree::{Tree, Value};
pub use yaml::parse_yaml;
