//! What several routes read and tell, and the checks of what people type.

use axum::http::header::{ACCEPT_LANGUAGE, USER_AGENT};
use axum::http::{HeaderMap, HeaderValue};
use journey::{format_millis, limits};
use records::{LOCALES, NewSession, Role, User, Workspace};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::accounts::{check_password, hash, new_token};
use crate::app::App;
use crate::options::SecondFactor;
use crate::schemas;
use crate::web::{Problem, cookie_name, cookie_value, session_cookie};

/// The language of the screen that a browser asks for first among those there are. Browsers send them by preference, so
/// that their weights tell nothing new.
pub(crate) fn locale(headers: &HeaderMap) -> String {
    let asked = headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let known = |tag: &str| {
        let language = tag.trim().split(['-', ';']).next().unwrap_or_default();
        LOCALES.into_iter().find(|locale| language.eq_ignore_ascii_case(locale))
    };
    asked.split(',').find_map(known).unwrap_or(LOCALES[0]).to_owned()
}

/// What a member or key may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
#[schema(as = Role)]
pub(crate) enum RoleWord {
    /// Sees and asks.
    Viewer,
    /// Changes documents and data too.
    Editor,
    /// Changes who may do what too.
    Admin,
}

impl From<Role> for RoleWord {
    fn from(role: Role) -> Self {
        match role {
            Role::Viewer => RoleWord::Viewer,
            Role::Editor => RoleWord::Editor,
            Role::Admin => RoleWord::Admin,
        }
    }
}

impl From<RoleWord> for Role {
    fn from(word: RoleWord) -> Self {
        match word {
            RoleWord::Viewer => Role::Viewer,
            RoleWord::Editor => Role::Editor,
            RoleWord::Admin => Role::Admin,
        }
    }
}

/// A workspace and what the caller may do in it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Workspace)]
pub(crate) struct WorkspaceOut {
    /// Its name in addresses.
    pub key: String,
    /// Its name on the screen.
    pub name: String,
    /// What the caller may do in it.
    pub role: RoleWord,
    /// When it was made.
    pub created_at: String,
    /// Whether it is the one that stays.
    pub is_first: bool,
}

impl WorkspaceOut {
    pub(crate) fn of(workspace: &Workspace, role: Role) -> Self {
        WorkspaceOut {
            key: workspace.key.clone(),
            name: workspace.name.clone(),
            role: role.into(),
            created_at: format_millis(workspace.created_at),
            is_first: workspace.is_first,
        }
    }
}

/// Whoever is signed in.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Me {
    /// Their id.
    pub id: String,
    /// Their address.
    pub email: String,
    /// What they are called.
    pub name: String,
    /// The language of their screen: `en` or `ro`.
    #[schema(value_type = schemas::Locale)]
    pub locale: String,
    /// `light`, `dark` or `system`.
    #[schema(value_type = schemas::ThemeChoice)]
    pub theme: String,
    /// What to send as `X-Meander-CSRF` with every change.
    pub csrf: String,
    /// Whether they have a password; who has none signs in at a provider.
    pub has_password: bool,
    /// Their second factor.
    pub second_factor: SecondFactorOut,
    /// Their workspaces.
    pub workspaces: Vec<WorkspaceOut>,
}

/// The second factor of an account.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SecondFactor)]
pub(crate) struct SecondFactorOut {
    /// Whether signing in by the password asks for a code too.
    pub is_on: bool,
    /// Whether the server asks for one, and does nothing else until it is on.
    pub is_missing: bool,
    /// How many recovery codes can still be used.
    pub recovery_codes_left: u64,
}

/// Tells a person who they are.
pub(crate) async fn me(app: &App, user: &User, csrf: String) -> Result<Me, Problem> {
    let workspaces = app.records.workspaces_of(&user.id).await?;
    let account = app.records.user(&user.id).await?;
    let has_password = account.is_some_and(|account| account.password_hash.is_some());
    let codes_left = app.records.recovery_codes_left(&user.id).await?;
    let is_required = app.options.second_factor == SecondFactor::Required;
    let second_factor = SecondFactorOut {
        is_on: codes_left.is_some(),
        is_missing: is_required && has_password && codes_left.is_none(),
        recovery_codes_left: codes_left.unwrap_or(0),
    };
    Ok(Me {
        id: user.id.clone(),
        email: user.email.clone(),
        name: user.name.clone(),
        locale: user.locale.clone(),
        theme: user.theme.clone(),
        csrf,
        has_password,
        second_factor,
        workspaces: workspaces.iter().map(|(workspace, role)| WorkspaceOut::of(workspace, *role)).collect(),
    })
}

/// A session that begins: its token, and the cookie that carries it.
pub(crate) struct Begun {
    pub token: String,
    pub cookie: HeaderValue,
}

/// Begins a session in place of the one whose cookie came with the request: the browser forgets that one, so nobody could
/// end it any more. `by` tells the audit log how one signed in.
pub(crate) async fn begin(app: &App, user: &User, headers: &HeaderMap, address: &str, by: &str) -> Result<Begun, Problem> {
    let token = new_token(&*app.chance);
    let agent = headers.get(USER_AGENT).and_then(|agent| agent.to_str().ok()).unwrap_or_default();
    let user_agent: String = agent.chars().take(limits::TITLE_BYTES).collect();
    let in_place_of = cookie_value(headers, cookie_name(&app.options)).map(hash);
    let (address, by) = (address.to_owned(), by.to_owned());
    let new = NewSession { token_hash: hash(&token), user_agent, address, by, in_place_of };
    app.records.begin_session(&user.id, &new).await?;
    let mut cookie =
        HeaderValue::from_str(&session_cookie(&app.options, &token)).map_err(|error| Problem::internal(error.to_string()))?;
    cookie.set_sensitive(true);
    Ok(Begun { token, cookie })
}

/// A name as it is kept: not empty, not endless, on one line.
pub(crate) fn title(pointer: &str, text: &str) -> Result<String, Problem> {
    let text = text.trim();
    if text.is_empty() || text.len() > limits::TITLE_BYTES || text.chars().any(char::is_control) {
        return Err(Problem::invalid(pointer, format!("is one line of 1 to {} bytes", limits::TITLE_BYTES)));
    }
    Ok(text.to_owned())
}

/// An address as it is kept. Whether mail arrives there only mail can tell.
pub(crate) fn email(pointer: &str, text: &str) -> Result<String, Problem> {
    let text = text.trim();
    let shaped = text.rsplit_once('@').is_some_and(|(name, host)| !name.is_empty() && !host.is_empty() && !name.contains('@'));
    if !shaped || text.len() > limits::EMAIL_BYTES || text.chars().any(|c| c.is_whitespace() || c.is_control()) {
        return Err(Problem::invalid(pointer, "is not an e-mail address"));
    }
    Ok(text.to_owned())
}

/// A password that someone chooses.
pub(crate) fn password(pointer: &str, text: &str, name: &str, email: &str) -> Result<(), Problem> {
    let account = email.split('@').next().unwrap_or_default();
    check_password(text, &[name, account, email]).map_or(Ok(()), |detail| Err(Problem::invalid(pointer, detail)))
}

/// A key of a workspace or document: `weekly-funnel`.
pub(crate) fn key(pointer: &str, text: &str) -> Result<String, Problem> {
    let shaped = text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    if !shaped || text.is_empty() || text.len() > limits::KEY_BYTES || text.starts_with('-') || text.ends_with('-') {
        let detail = format!("is 1 to {} small letters, digits and hyphens, such as weekly-funnel", limits::KEY_BYTES);
        return Err(Problem::invalid(pointer, detail));
    }
    Ok(text.to_owned())
}

/// The key that a name suggests: `Funnel of June!` as `funnel-of-june`.
pub(crate) fn key_of(name: &str, otherwise: &str) -> String {
    let mut key = String::new();
    for c in name.chars().flat_map(char::to_lowercase).map(without_mark) {
        if c.is_ascii_alphanumeric() {
            key.push(c);
        } else if !key.ends_with('-') && !key.is_empty() {
            key.push('-');
        }
    }
    // Room for a number after it.
    key.truncate(limits::KEY_BYTES - 8);
    let key = key.trim_end_matches('-');
    if key.is_empty() { otherwise.to_owned() } else { key.to_owned() }
}

/// The letter without its mark, for the languages of the screen.
fn without_mark(c: char) -> char {
    match c {
        'ă' | 'â' | 'á' | 'à' | 'ä' => 'a',
        'î' | 'í' => 'i',
        'ș' | 'ş' => 's',
        'ț' | 'ţ' => 't',
        'é' | 'è' | 'ê' => 'e',
        'ö' | 'ó' => 'o',
        'ü' | 'ú' => 'u',
        other => other,
    }
}

/// A hash is being waited for by too many.
pub(crate) fn too_many_passwords() -> Problem {
    Problem::busy("too many passwords are being checked; try again", 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Would catch: keys that an address can't hold, or names without one.
    #[test]
    fn names_suggest_keys() {
        for (name, suggested) in [
            ("Funnel of June!", "funnel-of-june"),
            ("  Țară – și mare  ", "tara-si-mare"),
            ("漏斗", "question"),
            ("--", "question"),
        ] {
            assert_eq!(key_of(name, "question"), suggested);
        }
        let long = key_of(&"a-".repeat(200), "question");
        assert!(key("/key", &long).is_ok(), "{long}");
    }

    /// Would catch: a reader who is spoken to in another language than the one their browser asks for.
    #[test]
    fn the_first_language_that_is_known_is_spoken() {
        for (asked, spoken) in [
            (None, "en"),
            (Some("ro"), "ro"),
            (Some("RO-md,ro;q=0.9,en;q=0.8"), "ro"),
            (Some("fr-FR, de;q=0.7, ro;q=0.3"), "ro"),
            (Some("en-GB,ro"), "en"),
            (Some("roh, *"), "en"),
        ] {
            let mut headers = HeaderMap::new();
            headers.extend(asked.map(|asked| (ACCEPT_LANGUAGE, HeaderValue::from_static(asked))));
            assert_eq!(locale(&headers), spoken, "{asked:?}");
        }
    }

    /// Would catch: nonsense kept as an address, or an address refused.
    #[test]
    fn addresses_have_a_name_and_a_host() {
        for (text, good) in [
            ("ana@example.com", true),
            (" ana+x@localhost ", true),
            ("ana", false),
            ("@example.com", false),
            ("ana@", false),
            ("a na@example.com", false),
            ("a@b@example.com", false),
        ] {
            assert_eq!(email("/email", text).is_ok(), good, "{text}");
        }
    }
}
