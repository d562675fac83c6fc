//! What a data folder holds: which events and properties, how many, from when to when. For the people who want to know
//! what they can ask.

mod names;
mod properties;
mod volumes;

pub use names::{EventProfile, Names, names};
pub use properties::{PropertyOf, PropertyProfile, properties};
pub use volumes::{Volume, Volumes, volumes};
