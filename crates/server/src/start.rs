//! What an operator should mend, told once when the server starts.

use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use crate::options::Options;

/// Warns in the log of what makes this server weaker than it could be. `secrets` are the files that hold some.
pub fn warn_at_start(options: &Options, secrets: &[PathBuf]) {
    if is_in_the_clear(options) {
        tracing::warn!(
            listen = %options.listen,
            "passwords and sessions cross the network in the clear; let a proxy speak TLS, and tell its address by \
             --public-url https://…"
        );
    }
    for file in secrets.iter().filter(|file| others_may(file)) {
        tracing::warn!(?file, "this file holds a secret and others on this machine may read or change it; chmod 600 it");
    }
}

/// Whether others than this machine are spoken to without TLS, as far as is known here.
fn is_in_the_clear(options: &Options) -> bool {
    !options.listen.ip().to_canonical().is_loopback() && !options.is_secure()
}

/// Whether others than its owner have any rights to a file. One that is not there has been told of by whoever read it.
fn others_may(file: &Path) -> bool {
    std::fs::metadata(file).is_ok_and(|known| known.permissions().mode() & 0o077 != 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::oidc::SignIn;
    use crate::options::PublicUrl;

    /// Would catch: an operator whose users' passwords can be read on the way and who is not told so, or one who is told for
    /// nothing.
    #[test]
    fn beyond_this_machine_tls_is_asked_for() {
        for (listen, public_url, is_clear) in [
            ("127.0.0.1:7700", None, false),
            ("127.0.0.1:7700", Some("http://meander.example.com"), false),
            ("[::1]:7700", None, false),
            ("[::ffff:127.0.0.1]:7700", None, false),
            ("0.0.0.0:7700", None, true),
            ("10.0.0.7:7700", Some("http://10.0.0.7:7700"), true),
            ("[::]:7700", Some("https://meander.example.com"), false),
        ] {
            let options = Options {
                data: PathBuf::new(),
                listen: listen.parse().expect("an address"),
                public_url: public_url.map(|url| PublicUrl::parse(url).expect("an address")),
                memory_bytes: 0,
                questions_at_once: 1,
                sign_in: SignIn::default(),
                second_factor: crate::options::SecondFactor::default(),
            };
            assert_eq!(is_in_the_clear(&options), is_clear, "{listen} {public_url:?}");
        }
    }
}
