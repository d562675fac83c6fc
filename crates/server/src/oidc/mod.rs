//! Sign-in by OpenID Connect: the authorization code flow with PKCE, state and nonce, at providers that the operator names.
//!
//! What is claimed here comes from <https://openid.net/specs/openid-connect-core-1_0.html> ("Core"), its discovery, and
//! RFC 6749, 7636, 9207 and 9700. Signatures are checked by `jsonwebtoken` over `ring`.

mod addresses;
mod attempts;
mod claims;
mod client;
mod failure;
mod kept;
mod metadata;
mod options;
mod provider;
mod signatures;
mod token;

use journey::limits;

pub(crate) use attempts::{Attempt, Attempts};
pub(crate) use claims::Person;
pub(crate) use failure::{Code, Failure, readable};
pub use options::{Newcomers, ProviderOptions, Secret, SecretPlace, SignIn};
pub(crate) use provider::{Provider, Providers};

/// Where one may go after signing in: a page of ours. What a browser could read as the address of another host is refused:
/// `//host`, `/\host`, and tabs or line ends, which browsers leave out.
pub(crate) fn is_page(next: &str) -> bool {
    let local = next.starts_with('/') && !next.starts_with("//");
    local && next.len() <= limits::NEXT_BYTES && next.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Would catch: a link to us that leads elsewhere.
    #[test]
    fn only_our_own_pages_come_next() {
        for (next, good) in [
            ("/", true),
            ("/w/main/explore/funnel?steps=visit,cart&to=https://x", true),
            ("", false),
            ("w/main", false),
            ("https://evil.example", false),
            ("//evil.example", false),
            ("/\\evil.example", false),
            ("/w\\..", false),
            ("/\t/evil.example", false),
            ("/\n/evil.example", false),
            ("javascript:alert(1)", false),
            (&format!("/{}", "a".repeat(limits::NEXT_BYTES)), false),
        ] {
            assert_eq!(is_page(next), good, "{next:?}");
        }
    }
}
