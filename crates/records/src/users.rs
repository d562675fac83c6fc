//! People.

use sqlx::any::AnyRow;
use sqlx::{Error, FromRow, Row};

use crate::change::{Actor, Change, Entry};
use crate::database::Records;
use crate::error::RecordsError;
use crate::members::put_member;
use crate::role::Role;
use crate::sessions::end_sessions;
use crate::workspaces::{Workspace, insert_workspace};

/// A person with an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct User {
    /// Their id.
    pub id: String,
    /// Their address, as they write it.
    pub email: String,
    /// What they are called.
    pub name: String,
    /// The language of their screen: `en`, `ro`.
    pub locale: String,
    /// `light`, `dark` or `system`.
    pub theme: String,
    /// When the account was made.
    pub created_at: i64,
}

/// Who tries to sign in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignIn {
    /// The person.
    pub user: User,
    /// The hash of the password; `None` for who has none.
    pub password_hash: Option<String>,
}

/// The languages of the screen; the first is that of who has told none.
pub const LOCALES: [&str; 2] = ["en", "ro"];

/// An account to be made.
#[derive(Debug, Clone)]
pub struct NewUser {
    /// Address.
    pub email: String,
    /// What they are called.
    pub name: String,
    /// The language of their screen, until they choose another.
    pub locale: String,
    /// The hash of the password.
    pub password_hash: Option<String>,
}

/// An address as it is compared: `Ana@Example.com ` and `ana@example.com` are one account.
pub fn fold_email(email: &str) -> String {
    email.trim().to_lowercase()
}

const TAKEN: &str = "there is an account with this e-mail address already";

impl FromRow<'_, AnyRow> for User {
    fn from_row(row: &AnyRow) -> Result<Self, Error> {
        Ok(User {
            id: row.try_get("id")?,
            email: row.try_get("email")?,
            name: row.try_get("name")?,
            locale: row.try_get("locale")?,
            theme: row.try_get("theme")?,
            created_at: row.try_get("created_at")?,
        })
    }
}

impl FromRow<'_, AnyRow> for SignIn {
    fn from_row(row: &AnyRow) -> Result<Self, Error> {
        Ok(SignIn { user: User::from_row(row)?, password_hash: row.try_get("password_hash")? })
    }
}

impl Records {
    /// Whether there is nobody yet.
    pub async fn needs_setup(&self) -> Result<bool, RecordsError> {
        let count: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM workspaces WHERE is_first = 1")
            .fetch_one(&self.reader)
            .await
            .map_err(RecordsError::database("count workspaces"))?;
        Ok(count == 0)
    }

    /// Makes the first account and the first workspace, whose admin it is.
    ///
    /// Errors: there is one already, however close the race was.
    pub async fn set_up(
        &self,
        address: Option<&str>,
        user: &NewUser,
        key: &str,
        name: &str,
    ) -> Result<(User, Workspace), RecordsError> {
        let mut change = self.change(&Actor { address: address.map(str::to_owned), ..Actor::system() }).await?;
        let workspace = insert_workspace(&mut change, key, name, true).await?;
        let user = insert_user(&mut change, user).await?;
        put_member(&mut change, &workspace.id, &user.id, Role::Admin).await?;
        let detail = format!("{} and workspace {}", user.email, workspace.key);
        change.commit(Entry { workspace: Some(&workspace.id), action: "setup.done", target: &user.id, detail }).await?;
        Ok((user, workspace))
    }

    /// Makes an account, and a member of a workspace of it.
    ///
    /// Errors: the address is taken.
    pub async fn add_user(&self, actor: &Actor, user: &NewUser, workspace_id: &str, role: Role) -> Result<User, RecordsError> {
        let mut change = self.change(actor).await?;
        let user = insert_user(&mut change, user).await?;
        put_member(&mut change, workspace_id, &user.id, role).await?;
        let detail = format!("{} as {}", user.email, role.word());
        change.commit(Entry { workspace: Some(workspace_id), action: "user.added", target: &user.id, detail }).await?;
        Ok(user)
    }

    /// The account of an address, unless it is disabled.
    pub async fn sign_in(&self, email: &str) -> Result<Option<SignIn>, RecordsError> {
        sqlx::query_as("SELECT * FROM users WHERE email_folded = $1 AND disabled_at IS NULL")
            .bind(fold_email(email))
            .fetch_optional(&self.reader)
            .await
            .map_err(RecordsError::database("find an account"))
    }

    /// The account of an id, with the hash of its password.
    pub async fn user(&self, id: &str) -> Result<Option<SignIn>, RecordsError> {
        sqlx::query_as("SELECT * FROM users WHERE id = $1 AND disabled_at IS NULL")
            .bind(id.to_owned())
            .fetch_optional(&self.reader)
            .await
            .map_err(RecordsError::database("find an account"))
    }

    /// Changes what a person says of themselves.
    pub async fn update_user(&self, actor: &Actor, user: &User) -> Result<(), RecordsError> {
        let mut change = self.change(actor).await?;
        let update = sqlx::query("UPDATE users SET name = $1, locale = $2, theme = $3 WHERE id = $4");
        let update = update.bind(user.name.clone()).bind(user.locale.clone()).bind(user.theme.clone()).bind(user.id.clone());
        update.execute(change.sql()).await.map_err(RecordsError::database("change an account"))?;
        let detail = format!("name {}, locale {}, theme {}", user.name, user.locale, user.theme);
        change.commit(Entry { workspace: None, action: "user.changed", target: &user.id, detail }).await
    }

    /// Sets a password and ends all sessions of the account but the one named.
    pub async fn set_password(
        &self,
        actor: &Actor,
        user_id: &str,
        hash: &str,
        keep_session: Option<&str>,
    ) -> Result<(), RecordsError> {
        let mut change = self.change(actor).await?;
        let update = sqlx::query("UPDATE users SET password_hash = $1 WHERE id = $2").bind(hash.to_owned());
        let update = update.bind(user_id.to_owned());
        update.execute(change.sql()).await.map_err(RecordsError::database("set a password"))?;
        let ended = end_sessions(&mut change, user_id, keep_session).await?;
        let detail = format!("{ended} other sessions ended");
        change.commit(Entry { workspace: None, action: "user.password_changed", target: user_id, detail }).await
    }
}

pub(crate) async fn insert_user(change: &mut Change<'_>, new: &NewUser) -> Result<User, RecordsError> {
    let user = User {
        id: change.id(),
        email: new.email.trim().to_owned(),
        name: new.name.trim().to_owned(),
        locale: new.locale.clone(),
        theme: "system".to_owned(),
        created_at: change.at,
    };
    let insert = sqlx::query(
        "INSERT INTO users (id, email, email_folded, name, password_hash, locale, theme, created_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    );
    let insert = insert.bind(user.id.clone()).bind(user.email.clone()).bind(fold_email(&user.email)).bind(user.name.clone());
    let insert = insert.bind(new.password_hash.clone()).bind(user.locale.clone()).bind(user.theme.clone());
    let done = insert.bind(user.created_at).execute(change.sql()).await;
    done.map_err(RecordsError::or_conflict("make an account", TAKEN))?;
    Ok(user)
}
