//! One file a path; the table is [`crate::table`].
#![allow(unused_qualifications)] // What utoipa makes of a handler names the types of its parameters by a path.

pub(crate) mod ask;
pub(crate) mod audit;
pub(crate) mod behind;
pub(crate) mod customer;
pub(crate) mod customers;
pub(crate) mod data;
pub(crate) mod discoveries;
pub(crate) mod document;
pub(crate) mod documents;
pub(crate) mod events;
pub(crate) mod exports;
pub(crate) mod factor;
mod guess;
pub(crate) mod health;
pub(crate) mod imports;
pub(crate) mod invitations;
pub(crate) mod job;
pub(crate) mod jobs;
pub(crate) mod keys;
pub(crate) mod maps;
pub(crate) mod me;
pub(crate) mod members;
pub(crate) mod metrics;
pub(crate) mod oidc;
pub(crate) mod openapi;
pub(crate) mod password;
pub(crate) mod properties;
pub(crate) mod providers;
pub(crate) mod questions;
pub(crate) mod recovery;
pub(crate) mod samples;
pub(crate) mod session;
pub(crate) mod sessions;
pub(crate) mod setup;
pub(crate) mod sizes;
pub(crate) mod upload;
pub(crate) mod uploads;
pub(crate) mod versions;
pub(crate) mod volumes;
pub(crate) mod wire;
pub(crate) mod workspace;
pub(crate) mod workspaces;

pub(crate) use documents::free_key;
