#![doc = include_str!("../README.md")]

// The made-up numbers of the example are used in tests too, and speak of this crate by its name.
#[cfg(test)]
extern crate self as mapping;

mod discover;
mod document;
mod draw;
mod language;
mod measure;

pub use discover::{
    DiscoverOptions, Discovery, DiscoveryReport, FoundPain, NotDrawn, PainKind, USUAL_STEPS, discover, is_made_up,
};
pub use document::{
    Asked, Binding, Blueprint, BuiltIn, Evidence, Feeling, Kind, Lane, Map, Measure, Moment, Opportunity, Owner, Pain, Persona,
    PersonaEvidence, Quote, Review, Role, Stage, Status, Step, Subject, Support,
};
pub use draw::{DrawError, DrawOptions, Inline, Theme, draw_html, draw_inline, draw_png, draw_svg};
pub use language::{Language, Locale};
pub use measure::{
    CheckRow, CheckTable, FeelingPoint, FeelingSummary, Flow, Hole, HoleKind, Level, MapQuestion, Numbers, Observed, Purpose,
    StepNumbers, Unmapped, measure, questions, stale,
};
