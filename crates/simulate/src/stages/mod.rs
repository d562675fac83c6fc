//! The five planted stages, one file each: what somebody does there and where they go next.

pub(crate) mod awareness;
pub(crate) mod consideration;
pub(crate) mod delivery;
pub(crate) mod loyalty;
pub(crate) mod purchase;
