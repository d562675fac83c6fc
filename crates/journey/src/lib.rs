#![doc = include_str!("../README.md")]

mod calendar;
mod clock;
mod condition;
mod duration;
mod matcher;
mod nearest;
mod scalar;
mod segment;
mod time;

pub mod answer;
pub mod document;
pub mod limits;
pub mod question;

pub use calendar::{Calendar, Period};
pub use clock::{Clock, FixedClock, SystemClock};
pub use condition::{Comparison, Condition, Test};
pub use document::{Node, Refusal, Tree};
pub use duration::Duration;
pub use matcher::{EVENT, Matcher};
pub use nearest::{nearest, suggestion};
pub use question::Question;
pub use scalar::Scalar;
pub use segment::Segment;
pub use time::{format_millis, parse_millis, zone};
