//! Questions: whose data, when it is whose turn, and the answer.

mod answer;
mod desk;
mod stores;

pub(crate) use answer::{AskError, answer};
pub(crate) use desk::{Desk, Turned};
pub(crate) use stores::Stores;
