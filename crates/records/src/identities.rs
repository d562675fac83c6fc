//! Who someone is at a provider of sign-in, and which account that is here.

use sqlx::any::AnyRow;
use sqlx::{Any, Error, Executor, FromRow, Row};

use crate::change::{Actor, Change, Entry};
use crate::database::Records;
use crate::error::RecordsError;
use crate::invitations::{Invitation, join_all};
use crate::members::{note_in_workspaces, put_member};
use crate::role::Role;
use crate::users::{NewUser, User, fold_email, insert_user};

/// Someone whom a provider of sign-in vouches for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arrival {
    /// The provider's name here, for the audit log.
    pub provider: String,
    /// The provider, as it names itself.
    pub issuer: String,
    /// The person, as the provider names them: for ever the same one.
    pub subject: String,
    /// What they are called.
    pub name: String,
    /// The language of their screen, where an account is made.
    pub locale: String,
    /// Their address, where the provider has verified it.
    pub verified_email: Option<String>,
    /// Whether the address may lead to an account or an invitation that there is.
    pub may_link: bool,
    /// What is made of who has neither: the id of a workspace, and the role in it.
    pub newcomers: Option<(String, Role)>,
}

const TAKEN: &str = "this identity belongs to an account already";

impl Records {
    /// The account of who arrives; the first time, one that there is may be linked, or one made. `None` for who has no
    /// business here, and for accounts that are disabled.
    pub async fn arrive(&self, arrival: &Arrival, address: Option<&str>) -> Result<Option<User>, RecordsError> {
        match self.try_to_arrive(arrival, address).await {
            // Another first arrival of the same person was faster: what it made is found now.
            Err(RecordsError::Conflict(_) | RecordsError::Missing(_)) => {}
            other => return other,
        }
        match self.try_to_arrive(arrival, address).await {
            // A disabled account keeps its address: nobody else can have one of it.
            Err(RecordsError::Conflict(_)) => Ok(None),
            other => other,
        }
    }

    async fn try_to_arrive(&self, arrival: &Arrival, address: Option<&str>) -> Result<Option<User>, RecordsError> {
        if let Some(WithState(user, is_disabled)) = identified(&self.reader, arrival).await? {
            return Ok((!is_disabled).then_some(user));
        }
        let Some(email) = &arrival.verified_email else { return Ok(None) };
        let actor = Actor { address: address.map(str::to_owned), ..Actor::system() };
        let mut change = self.change(&actor).await?;
        if let Some(user) = account(&mut change, email).await? {
            if let Some(WithState(known, _)) = identified(change.sql(), arrival).await? {
                return Ok((known.id == user.id).then_some(known));
            }
            if !arrival.may_link || !is_free(&mut change, &user.id).await? {
                return Ok(None);
            }
            insert_identity(&mut change, arrival, &user.id).await?;
            note_link(change, arrival, &user).await?;
            return Ok(Some(user));
        }
        let invitations = if arrival.may_link { invitations(&mut change, email).await? } else { Vec::new() };
        if invitations.is_empty() && arrival.newcomers.is_none() {
            return Ok(None);
        }
        let new =
            NewUser { email: email.clone(), name: arrival.name.clone(), locale: arrival.locale.clone(), password_hash: None };
        let user = insert_user(&mut change, &new).await?;
        insert_identity(&mut change, arrival, &user.id).await?;
        join_all(&mut change, &invitations, &user.id).await?;
        if let (true, Some((workspace_id, role))) = (invitations.is_empty(), &arrival.newcomers) {
            put_member(&mut change, workspace_id, &user.id, *role).await?;
            let detail = format!("{} as {}, by {}", user.email, role.word(), arrival.provider);
            let entry = Entry { workspace: Some(workspace_id), action: "user.added", target: &user.id, detail };
            change.note(entry).await?;
        }
        note_link(change, arrival, &user).await?;
        Ok(Some(user))
    }
}

/// Whose identity it is.
async fn identified<'e>(
    database: impl Executor<'e, Database = Any>,
    arrival: &Arrival,
) -> Result<Option<WithState>, RecordsError> {
    sqlx::query_as("SELECT u.* FROM users u JOIN identities i ON i.user_id = u.id WHERE i.issuer = $1 AND i.subject = $2")
        .bind(arrival.issuer.clone())
        .bind(arrival.subject.clone())
        .fetch_optional(database)
        .await
        .map_err(RecordsError::database("find an identity"))
}

/// An account, and whether it is disabled.
struct WithState(User, bool);

impl FromRow<'_, AnyRow> for WithState {
    fn from_row(row: &AnyRow) -> Result<Self, Error> {
        let disabled_at: Option<i64> = row.try_get("disabled_at")?;
        Ok(WithState(User::from_row(row)?, disabled_at.is_some()))
    }
}

/// The account of an address, held so that no other arrival is linked to it meanwhile: writing the row to itself is a lock
/// that both databases know. A disabled one is not found, and keeps its address from being used anew.
async fn account(change: &mut Change<'_>, email: &str) -> Result<Option<User>, RecordsError> {
    sqlx::query_as("UPDATE users SET name = name WHERE email_folded = $1 AND disabled_at IS NULL RETURNING *")
        .bind(fold_email(email))
        .fetch_optional(change.sql())
        .await
        .map_err(RecordsError::database("find an account"))
}

/// Whether an account has no identity yet. An address is enough for the first one only: who gets the address of someone
/// who has left must not get the account too.
async fn is_free(change: &mut Change<'_>, user_id: &str) -> Result<bool, RecordsError> {
    let known: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM identities WHERE user_id = $1")
        .bind(user_id.to_owned())
        .fetch_one(change.sql())
        .await
        .map_err(RecordsError::database("count identities"))?;
    Ok(known == 0)
}

async fn insert_identity(change: &mut Change<'_>, arrival: &Arrival, user_id: &str) -> Result<(), RecordsError> {
    let insert = sqlx::query("INSERT INTO identities (issuer, subject, user_id, created_at) VALUES ($1, $2, $3, $4)");
    let insert = insert.bind(arrival.issuer.clone()).bind(arrival.subject.clone()).bind(user_id.to_owned()).bind(change.at);
    insert.execute(change.sql()).await.map_err(RecordsError::or_conflict("link an identity", TAKEN))?;
    Ok(())
}

/// The open invitations of an address. Folding is not left to the databases, which differ in it beyond ASCII.
async fn invitations(change: &mut Change<'_>, email: &str) -> Result<Vec<Invitation>, RecordsError> {
    let open: Vec<Invitation> =
        sqlx::query_as("SELECT * FROM invitations WHERE used_at IS NULL AND revoked_at IS NULL AND expires_at > $1 ORDER BY id")
            .bind(change.at)
            .fetch_all(change.sql())
            .await
            .map_err(RecordsError::database("find invitations"))?;
    Ok(open.into_iter().filter(|invitation| fold_email(&invitation.email) == fold_email(email)).collect())
}

/// Tells each workspace of the account; then the change exists.
async fn note_link(mut change: Change<'_>, arrival: &Arrival, user: &User) -> Result<(), RecordsError> {
    let detail = format!("{} at {}", user.email, arrival.provider);
    note_in_workspaces(&mut change, &user.id, "identity.linked", &detail).await?;
    change.commit_unaudited().await
}
