//! The map document: what a map says, read strictly and written back the same.
//!
//! The grammar is told key by key in `docs/MAP-DOCUMENT.md`. Reading and writing stand side by side in the file of
//! each part, so that a key added to one is missed in the other by nobody.

mod binding;
mod blueprint;
mod evidence;
mod feeling;
mod keys;
mod lane;
mod map;
mod opportunity;
mod out;
mod owner;
mod pain;
mod persona;
mod questions;
mod quoting;
mod said;
mod stage;
mod step;
#[cfg(test)]
mod tests;
mod values;

pub use binding::{Binding, Measure};
pub use blueprint::{Blueprint, Support};
pub use evidence::Evidence;
pub use feeling::Feeling;
pub use lane::{BuiltIn, Lane, Role};
pub use map::{Kind, Map, Review, Subject};
pub use opportunity::{Opportunity, Status};
pub use owner::Owner;
pub use pain::Pain;
pub use persona::{Persona, PersonaEvidence};
pub use said::{Asked, Quote};
pub use stage::Stage;
pub use step::{Moment, Step};
