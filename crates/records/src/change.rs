//! Changes: a transaction that can only be committed together with its line in the audit log.

use sqlx::{Any, AnyConnection, Transaction};

use crate::database::Records;
use crate::error::RecordsError;
use crate::migrate::begin;

/// What kind of actor changes something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ActorKind {
    /// A person.
    User,
    /// A program with a key.
    Key,
    /// Meander itself, or whoever works on its machine.
    System,
}

impl ActorKind {
    /// The word for it in the log.
    pub fn word(self) -> &'static str {
        match self {
            ActorKind::User => "user",
            ActorKind::Key => "key",
            ActorKind::System => "system",
        }
    }
}

/// Who changes something, and from where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// What kind of actor.
    pub kind: ActorKind,
    /// The id of the user or key.
    pub id: Option<String>,
    /// The address the request came from.
    pub address: Option<String>,
}

impl Actor {
    /// A person.
    pub fn user(id: &str, address: Option<&str>) -> Self {
        Actor { kind: ActorKind::User, id: Some(id.to_owned()), address: address.map(str::to_owned) }
    }

    /// A program with a key.
    pub fn key(id: &str, address: Option<&str>) -> Self {
        Actor { kind: ActorKind::Key, id: Some(id.to_owned()), address: address.map(str::to_owned) }
    }

    /// Meander itself.
    pub fn system() -> Self {
        Actor { kind: ActorKind::System, id: None, address: None }
    }

    /// The id, or the word for what has none.
    pub fn name(&self) -> &str {
        self.id.as_deref().unwrap_or(self.kind.word())
    }
}

/// A line of the audit log.
pub(crate) struct Entry<'a> {
    pub workspace: Option<&'a str>,
    /// What was done: a noun and a verb, `member.removed`.
    pub action: &'static str,
    /// The id or key of what it was done to.
    pub target: &'a str,
    /// What else is worth knowing, in words; never a secret.
    pub detail: String,
}

/// A transaction that changes records.
pub(crate) struct Change<'r> {
    records: &'r Records,
    transaction: Transaction<'static, Any>,
    actor: Actor,
    /// The moment of the change.
    pub at: i64,
}

impl Records {
    pub(crate) async fn change(&self, actor: &Actor) -> Result<Change<'_>, RecordsError> {
        let transaction = self.writer.begin_with(begin(self.dialect)).await.map_err(RecordsError::database("begin a change"))?;
        Ok(Change { records: self, transaction, actor: actor.clone(), at: self.clock.now_millis() })
    }

    /// Writes a line of the audit log about what was changed elsewhere: the events of a workspace.
    pub async fn note(
        &self,
        actor: &Actor,
        workspace: Option<&str>,
        action: &'static str,
        target: &str,
        detail: String,
    ) -> Result<(), RecordsError> {
        self.change(actor).await?.commit(Entry { workspace, action, target, detail }).await
    }
}

impl Change<'_> {
    /// The connection to speak SQL on.
    pub(crate) fn sql(&mut self) -> &mut AnyConnection {
        &mut self.transaction
    }

    /// A new id.
    pub(crate) fn id(&self) -> String {
        self.records.ids.next()
    }

    /// Writes the line and makes the change exist.
    pub(crate) async fn commit(mut self, entry: Entry<'_>) -> Result<(), RecordsError> {
        self.note(entry).await?;
        self.commit_unaudited().await
    }

    /// Writes a line for a change that does several things.
    pub(crate) async fn note(&mut self, entry: Entry<'_>) -> Result<(), RecordsError> {
        let line = sqlx::query(
            "INSERT INTO audit (id, workspace_id, actor_kind, actor_id, action, target, detail, address, at) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        );
        let line = line.bind(self.id()).bind(entry.workspace.map(str::to_owned)).bind(self.actor.kind.word());
        let line = line.bind(self.actor.id.clone()).bind(entry.action).bind(entry.target.to_owned()).bind(entry.detail);
        let line = line.bind(self.actor.address.clone()).bind(self.at);
        line.execute(self.sql()).await.map_err(RecordsError::database("write the audit log"))?;
        Ok(())
    }

    /// Makes the change exist without a line of its own: for what [`Change::note`] told, and for what is no one's act,
    /// such as the time a session was last seen.
    pub(crate) async fn commit_unaudited(self) -> Result<(), RecordsError> {
        self.transaction.commit().await.map_err(RecordsError::database("commit a change"))
    }
}
