//! One file a path; the table is [`crate::table`].

pub(crate) mod ask;
pub(crate) mod audit;
pub(crate) mod document;
pub(crate) mod documents;
pub(crate) mod health;
pub(crate) mod invitations;
pub(crate) mod keys;
pub(crate) mod me;
pub(crate) mod members;
pub(crate) mod metrics;
pub(crate) mod openapi;
pub(crate) mod password;
pub(crate) mod session;
pub(crate) mod sessions;
pub(crate) mod setup;
pub(crate) mod versions;
pub(crate) mod wire;
pub(crate) mod workspace;
pub(crate) mod workspaces;
