//! The map against the events: the questions a map's bindings compile to, and what their answers say about it.

mod check;
mod feelings;
mod fold;
mod holes;
mod numbers;
mod questions;
#[cfg(test)]
mod tests;

pub(crate) use check::headline;
pub use check::{CheckRow, CheckTable};
pub use fold::measure;
pub use holes::{Hole, HoleKind, stale};
pub use numbers::{FeelingPoint, FeelingSummary, Flow, Level, Numbers, Observed, StepNumbers, Unmapped};
pub use questions::{MapQuestion, Purpose, questions};
