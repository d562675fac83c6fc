#![doc = include_str!("../README.md")]

mod audit;
mod backup;
mod chance;
mod change;
mod database;
mod documents;
mod error;
mod housekeeping;
mod identities;
mod ids;
mod invitations;
mod keys;
mod members;
mod migrate;
mod page;
mod role;
mod sessions;
mod users;
mod workspaces;

pub use audit::AuditEntry;
pub use backup::backup_sqlite;
pub use chance::{Chance, SystemChance};
pub use change::{Actor, ActorKind};
pub use database::{Location, Records, SQLITE_FILE};
pub use documents::{Document, DocumentBody, DocumentKind, DocumentVersion, NewDocument};
pub use error::RecordsError;
pub use housekeeping::Purged;
pub use identities::Arrival;
pub use invitations::{Invitation, NewInvitation};
pub use keys::{ApiKey, NewKey};
pub use members::Member;
pub use page::{Listed, Page};
pub use role::Role;
pub use sessions::{NewSession, Session};
pub use users::{LOCALES, NewUser, SignIn, User, fold_email};
pub use workspaces::Workspace;
