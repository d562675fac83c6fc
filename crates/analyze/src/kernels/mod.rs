//! Pure loops over slices, one file a question. They know offsets, times, masks and label numbers; nothing of
//! buckets, documents or dictionaries.

pub(crate) mod alignment;
pub(crate) mod any_order;
pub(crate) mod chains;
pub(crate) mod markov;
pub(crate) mod retention;
pub(crate) mod sessions;
pub(crate) mod simple_funnel;
pub(crate) mod touches;
pub(crate) mod transitions;
mod upright;
pub(crate) mod variants;
