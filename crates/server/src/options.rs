//! What a server is started with.

use std::net::SocketAddr;
use std::path::PathBuf;

use crate::oidc::SignIn;

/// What a server is started with.
#[derive(Debug, Clone)]
pub struct Options {
    /// The data folder: the events of the first workspace, and everything else inside.
    pub data: PathBuf,
    /// Where it listens.
    pub listen: SocketAddr,
    /// How browsers reach it, where that is through a proxy.
    pub public_url: Option<PublicUrl>,
    /// Memory for columns, of all workspaces together.
    pub memory_bytes: usize,
    /// Questions answered at once; others wait.
    pub questions_at_once: usize,
    /// Providers that people can sign in at.
    pub sign_in: SignIn,
    /// Whether passwords alone are enough. Keys and providers are not concerned.
    pub second_factor: SecondFactor,
}

/// Whether people who sign in by a password need a second factor.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum SecondFactor {
    /// Whoever likes has one.
    #[default]
    Optional,
    /// Who has none can do nothing but turn one on.
    Required,
}

/// The address that browsers see: scheme and host, nothing after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicUrl {
    origin: String,
    host: String,
}

impl PublicUrl {
    /// Reads `https://meander.example.com`.
    ///
    /// Errors: what is wrong with it, in words.
    pub fn parse(text: &str) -> Result<Self, String> {
        let trimmed = text.trim().trim_end_matches('/').to_ascii_lowercase();
        let host = trimmed.strip_prefix("https://").or_else(|| trimmed.strip_prefix("http://"));
        let allowed = |c: char| c.is_ascii_alphanumeric() || ".-:[]".contains(c);
        match host {
            Some(host) if !host.is_empty() && host.chars().all(allowed) => {
                Ok(PublicUrl { host: host.to_owned(), origin: trimmed.clone() })
            }
            _ => Err(format!("\"{text}\" is not an address; write for example https://meander.example.com")),
        }
    }

    /// As browsers tell it in the header `Origin`.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// As browsers tell it in the header `Host`.
    pub fn host(&self) -> &str {
        &self.host
    }

    /// Whether the way to the browser is encrypted.
    pub fn is_secure(&self) -> bool {
        self.origin.starts_with("https://")
    }
}

impl Options {
    /// Whether browsers reach the server over TLS.
    pub(crate) fn is_secure(&self) -> bool {
        self.public_url.as_ref().is_some_and(PublicUrl::is_secure)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Would catch: an address that no browser ever tells, so that everything would be refused.
    #[test]
    fn public_addresses() {
        for (text, origin) in [
            ("https://Meander.example.com/", Some("https://meander.example.com")),
            ("http://10.0.0.7:7700", Some("http://10.0.0.7:7700")),
            ("meander.example.com", None),
            ("https://", None),
            ("https://example.com/meander", None),
        ] {
            assert_eq!(PublicUrl::parse(text).ok().as_ref().map(PublicUrl::origin), origin, "{text}");
        }
    }
}
