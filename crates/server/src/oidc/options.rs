//! Which providers there are, as the operator writes it down.

use std::fmt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use journey::document::parse_yaml;
use journey::{Node, Refusal, limits};
use records::Role;

use super::addresses;
use crate::options::Options;

/// How long a provider may take for an answer.
const PATIENCE: Duration = Duration::from_secs(10);
/// The longest name, secret or scope that is taken for one, in bytes.
const WORD_BYTES: usize = 2_048;
const SCOPES: usize = 20;

/// Sign-in at providers.
#[derive(Debug, Clone)]
pub struct SignIn {
    /// The providers, in the order of their buttons.
    pub providers: Vec<ProviderOptions>,
    /// How long one may take for an answer.
    pub patience: Duration,
}

impl Default for SignIn {
    fn default() -> Self {
        SignIn { providers: Vec::new(), patience: PATIENCE }
    }
}

/// A provider.
#[derive(Debug, Clone)]
pub struct ProviderOptions {
    /// Its name in addresses.
    pub key: String,
    /// Its name on the button.
    pub name: String,
    /// Who it is: the address that its tokens name.
    pub issuer: String,
    /// How it knows us.
    pub client_id: String,
    /// What proves that it is us; without one, only the proof of each sign-in does.
    pub client_secret: Option<Secret>,
    /// What is asked for beside `openid profile email`.
    pub scopes: Vec<String>,
    /// Whether an address that it has verified leads to the account or the invitation of that address.
    pub trust_email: bool,
    /// What becomes of people whom nobody knows here; they are turned away where it is not said.
    pub create: Option<Newcomers>,
}

/// What becomes of people whom nobody knows here.
#[derive(Debug, Clone)]
pub struct Newcomers {
    /// The key of the workspace that they become members of.
    pub workspace: String,
    /// As what.
    pub role: Role,
}

/// A secret, which no message shows.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// Keeps a secret.
    pub fn new(text: impl Into<String>) -> Self {
        Secret(text.into())
    }

    pub(crate) fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// Where a secret stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SecretPlace<'a> {
    /// In a variable of the environment.
    Variable(&'a str),
    /// In a file of its own.
    File(&'a Path),
}

impl SignIn {
    /// Reads the document that names providers; `secret` fetches what stands elsewhere.
    ///
    /// Errors: what is wrong, and where; never a secret.
    pub fn parse(text: &str, secret: &dyn Fn(SecretPlace<'_>) -> Result<String, String>) -> Result<Self, Refusal> {
        let tree = parse_yaml(text)?;
        let fields = Node::root(&tree).fields(&["providers"])?;
        let nodes = fields.require("providers")?.list(limits::PROVIDERS)?;
        let providers: Vec<ProviderOptions> = nodes.iter().map(|node| provider(node, secret)).collect::<Result<_, _>>()?;
        for (i, node) in nodes.iter().enumerate() {
            if providers[..i].iter().any(|other| other.key == providers[i].key) {
                return Err(node.refuse(format!("there are two providers \"{}\"", providers[i].key)));
            }
        }
        Ok(SignIn { providers, ..SignIn::default() })
    }

    /// Whether providers can send browsers back to a server with these options.
    ///
    /// Errors: what is missing, in words.
    pub fn check(&self, options: &Options) -> Result<(), String> {
        if self.providers.is_empty() || options.public_url.is_some() || options.listen.ip().is_loopback() {
            return Ok(());
        }
        Err("providers have to know where they send browsers back to: say --public-url".to_owned())
    }
}

fn provider(node: &Node<'_>, secret: &dyn Fn(SecretPlace<'_>) -> Result<String, String>) -> Result<ProviderOptions, Refusal> {
    let known = ["key", "name", "issuer", "client_id", "client_secret", "scopes", "trust_email", "create"];
    let fields = node.fields(&known)?;
    let issuer = fields.require("issuer")?;
    Ok(ProviderOptions {
        key: key(&fields.require("key")?)?,
        name: title(&fields.require("name")?)?,
        issuer: addresses::read(issuer.text()?, true).map_err(|what| issuer.refuse(what)).and(Ok(issuer.text()?.to_owned()))?,
        client_id: word(&fields.require("client_id")?)?,
        client_secret: fields.read("client_secret", |node| read_secret(node, secret))?,
        scopes: fields.read_or("scopes", Vec::new(), |node| node.list(SCOPES)?.iter().map(word).collect())?,
        trust_email: fields.read_or("trust_email", false, Node::boolean)?,
        create: fields.read("create", newcomers)?,
    })
}

fn newcomers(node: &Node<'_>) -> Result<Newcomers, Refusal> {
    let fields = node.fields(&["workspace", "role"])?;
    let role = fields.require("role")?.one_of(&Role::WORDS)?;
    Ok(Newcomers { workspace: key(&fields.require("workspace")?)?, role })
}

fn read_secret(node: &Node<'_>, secret: &dyn Fn(SecretPlace<'_>) -> Result<String, String>) -> Result<Secret, Refusal> {
    let text = match node.text() {
        Ok(text) => text.to_owned(),
        Err(_) => {
            let fields = node.fields(&["env", "file"])?;
            let told = match (fields.get("env"), fields.get("file")) {
                (Some(name), None) => secret(SecretPlace::Variable(name.text()?)),
                (None, Some(path)) => secret(SecretPlace::File(&PathBuf::from(path.text()?))),
                _ => Err("is the secret itself, or {env: NAME}, or {file: PATH}".to_owned()),
            };
            told.map_err(|what| node.refuse(what))?
        }
    };
    // A file ends with a line; what is wrong with a secret is told without it.
    let text = text.trim_end_matches(['\r', '\n']);
    if text.is_empty() || text.len() > WORD_BYTES || text.chars().any(char::is_control) {
        return Err(node.refuse(format!("the secret is one line of 1 to {WORD_BYTES} bytes")));
    }
    Ok(Secret::new(text))
}

fn key(node: &Node<'_>) -> Result<String, Refusal> {
    let text = node.text()?;
    let shaped = text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    if !shaped || text.is_empty() || text.len() > limits::KEY_BYTES {
        return Err(node.refuse(format!("is 1 to {} small letters, digits and hyphens", limits::KEY_BYTES)));
    }
    Ok(text.to_owned())
}

fn title(node: &Node<'_>) -> Result<String, Refusal> {
    let text = node.text()?.trim();
    if text.is_empty() || text.len() > limits::TITLE_BYTES || text.chars().any(char::is_control) {
        return Err(node.refuse(format!("is one line of 1 to {} bytes", limits::TITLE_BYTES)));
    }
    Ok(text.to_owned())
}

fn word(node: &Node<'_>) -> Result<String, Refusal> {
    let text = node.text()?;
    if text.is_empty() || text.len() > WORD_BYTES || text.chars().any(|c| c.is_whitespace() || c.is_control()) {
        return Err(node.refuse(format!("is one word of 1 to {WORD_BYTES} bytes")));
    }
    Ok(text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = "providers:\n  - key: company\n    name: Company account\n    issuer: https://login.example.com\n    \
        client_id: meander\n";

    fn parse(text: &str) -> Result<SignIn, String> {
        let secret = |place: SecretPlace<'_>| match place {
            SecretPlace::Variable("SECRET") => Ok("hush".to_owned()),
            SecretPlace::File(path) if path == Path::new("secrets/company") => Ok("quiet\n".to_owned()),
            other => Err(format!("{other:?} is not there")),
        };
        SignIn::parse(text, &secret).map_err(|refusal| refusal.to_string())
    }

    /// Would catch: options read wrongly, and more trust than was written down.
    #[test]
    fn providers_are_read() {
        let plain = parse(GOOD).expect("good").providers.remove(0);
        assert!(!plain.trust_email && plain.create.is_none() && plain.client_secret.is_none());
        let more = "    client_secret: {env: SECRET}\n    scopes: [groups]\n    trust_email: true\n    \
            create: {workspace: main, role: viewer}\n";
        let full = parse(&format!("{GOOD}{more}")).expect("good").providers.remove(0);
        assert_eq!(full.client_secret, Some(Secret::new("hush")));
        assert!(full.trust_email && full.scopes == ["groups"]);
        assert!(full.create.as_ref().is_some_and(|new| new.workspace == "main" && new.role == Role::Viewer));
        assert!(!format!("{full:?}").contains("hush"), "no message shows it");
        let file = parse(&format!("{GOOD}    client_secret: {{file: secrets/company}}\n")).expect("good").providers.remove(0);
        assert_eq!(file.client_secret, Some(Secret::new("quiet")));
    }

    /// Would catch: a mistake that shows only once somebody can't sign in.
    #[test]
    fn mistakes_are_told_with_their_place() {
        for (text, told) in [
            ("providers: 7", "providers"),
            (&GOOD.replace("https:", "http:"), "providers[0].issuer: \"http://login.example.com\" must begin with https://"),
            (&GOOD.replace("key: company", "key: Com pany"), "providers[0].key: is 1 to 64 small letters"),
            (&GOOD.replace("client_id: meander", "client: meander"), "unknown key \"client\""),
            (&GOOD.replace("    client_id: meander\n", ""), "\"client_id\" is missing"),
            (&format!("{GOOD}    client_secret: {{env: OTHER}}\n"), "Variable(\"OTHER\") is not there"),
            (&format!("{GOOD}    client_secret: {{}}\n"), "is the secret itself, or"),
            (&format!("{GOOD}    create: {{workspace: main, role: owner}}\n"), "\"owner\" is not one of viewer"),
            (&format!("{GOOD}{}", &GOOD["providers:\n".len()..]), "there are two providers \"company\""),
        ] {
            let refused = parse(text).expect_err(text);
            assert!(refused.contains(told), "{refused}");
        }
    }
}
