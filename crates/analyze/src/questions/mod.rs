//! One file a question: what it reads, what it gathers, and how the answer is made of it.

pub(crate) mod attribution;
pub(crate) mod conformance;
pub(crate) mod credit;
pub(crate) mod funnel;
mod names;
mod path_table;
pub(crate) mod paths;
pub(crate) mod precedence;
pub(crate) mod retention;
pub(crate) mod sessions;
pub(crate) mod transitions;
pub(crate) mod values;
pub(crate) mod variants;

pub use path_table::{PathRow, attribution_of_table};
