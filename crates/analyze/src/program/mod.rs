//! Compiled parts of a question: tables over dictionary codes instead of tests over rows.

mod block;
mod labels;
mod masks;
mod regroup;
mod rows;
mod scope;
mod segment;
mod table;

pub(crate) use block::Block;
pub(crate) use labels::{HIDDEN, LabelProgram, LabelScratch, Sequence};
pub(crate) use masks::{Hits, MaskProgram, Masks};
pub(crate) use regroup::{by_account, each_member};
pub(crate) use rows::{RowSet, ValueReader, scalar};
pub(crate) use scope::{ScopeProgram, ScopeScratch};
pub(crate) use segment::SegmentProgram;
pub(crate) use table::coded;
