//! Questions: whose data, when it is whose turn, and the answer.

mod answer;
mod desk;
mod kept;
mod remembered;
mod segments;
mod stores;
mod together;

pub(crate) use answer::{ask_together, on_events, on_newest, problem};
pub(crate) use desk::Desk;
pub(crate) use kept::Kept;
pub(crate) use remembered::Remembered;
pub(crate) use segments::{resolve, resolve_question};
pub(crate) use stores::Stores;
pub(crate) use together::Together;
