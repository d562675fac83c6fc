//! What a token says, and whom that makes.

use journey::limits;
use serde::Deserialize;
use serde_json::Value;

/// What a token of a provider says; what else it says is of no interest here.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Claims {
    pub sub: String,
    pub aud: Audience,
    pub azp: Option<String>,
    pub exp: f64,
    pub iat: f64,
    pub nbf: Option<f64>,
    pub nonce: Option<String>,
    #[serde(flatten)]
    pub about: About,
}

/// For whom a token is.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
pub(crate) enum Audience {
    One(String),
    Many(Vec<String>),
}

impl Audience {
    /// Whether it is for this one and no other.
    pub(crate) fn is_only(&self, client_id: &str) -> bool {
        match self {
            Audience::One(one) => one == client_id,
            Audience::Many(all) => all.iter().all(|one| one == client_id),
        }
    }
}

/// What a provider tells about a person, in a token or when asked for it.
#[derive(Debug, Clone, Default, Deserialize)]
pub(crate) struct About {
    pub email: Option<String>,
    /// Should be true or false; two large providers write it as a text.
    pub email_verified: Option<Value>,
    pub name: Option<String>,
    pub preferred_username: Option<String>,
}

/// Someone whom a provider vouches for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Person {
    pub subject: String,
    pub name: String,
    /// The address, where the provider says that it has verified it.
    pub verified_email: Option<String>,
}

impl Person {
    pub(crate) fn of(subject: String, about: About) -> Self {
        let verified = about.email_verified.is_some_and(|told| told == Value::Bool(true) || told == "true");
        let verified_email = about.email.filter(|email| verified && is_address(email));
        let account = verified_email.as_deref().and_then(|email| email.split('@').next()).map(str::to_owned);
        let names = [about.name, about.preferred_username, account];
        let name = names.into_iter().flatten().map(|name| one_line(&name)).find(|name| !name.is_empty());
        Person { subject, name: name.unwrap_or_else(|| "?".to_owned()), verified_email }
    }
}

fn is_address(email: &str) -> bool {
    let shaped = email.split_once('@').is_some_and(|(name, host)| !name.is_empty() && !host.is_empty() && !host.contains('@'));
    shaped && email.len() <= limits::EMAIL_BYTES && !email.chars().any(|c| c.is_whitespace() || c.is_control())
}

/// A name as it is kept: on one line and not endless.
fn one_line(name: &str) -> String {
    let mut name: String = name.chars().filter(|c| !c.is_control()).collect();
    while name.len() > limits::TITLE_BYTES {
        name.pop();
    }
    name.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// Would catch: an address believed that nobody has verified, and names that no page can show.
    #[test]
    fn addresses_are_believed_when_verified() {
        for (about, name, email) in [
            (json!({"email": "ana@example.com", "email_verified": true, "name": " Ana\n Pop "}), "Ana Pop", true),
            (json!({"email": "ana@example.com", "email_verified": "true", "name": ""}), "ana", true),
            (json!({"email": "ana@example.com", "email_verified": false, "preferred_username": "anap"}), "anap", false),
            (json!({"email": "ana@example.com", "email_verified": 1}), "?", false),
            (json!({"email": "ana@example.com"}), "?", false),
            (json!({"email": "ana@@example.com", "email_verified": true}), "?", false),
            (json!({"email_verified": true, "name": "ă".repeat(150)}), &"ă".repeat(100), false),
        ] {
            let person = Person::of("7".to_owned(), serde_json::from_value(about.clone()).expect("claims"));
            assert_eq!((person.name.as_str(), person.verified_email.is_some()), (name, email), "{about}");
        }
    }
}
