//! What people say to show who they are: a password, and a code where they have a second factor. Both are guesses until they
//! turn out right, and are counted in one place.

use records::{Actor, Factor};

use super::wire;
use crate::accounts::{Seed, Verdict, recovery_hash};
use crate::app::App;
use crate::gate::Person;
use crate::web::{Problem, WRONG_CODE};

/// A password that somebody says is theirs, and what goes with it.
pub(super) struct Guess<'a> {
    pub email: &'a str,
    /// The id of the account, if there is one.
    pub account: Option<&'a str>,
    pub address: &'a str,
    pub password: &'a str,
    /// The hash of the account's password, if it has one.
    pub hash: Option<&'a str>,
    pub beside: Beside<'a>,
}

/// What is asked beside the password.
#[derive(Clone, Copy)]
pub(super) enum Beside<'a> {
    /// Nothing, whatever the account has.
    Nothing,
    /// A code or a recovery code where the account has a second factor, and what was given.
    Code(Option<&'a str>),
}

/// What somebody has shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shown {
    /// The password.
    Password,
    /// A code too.
    Code,
    /// A recovery code too.
    RecoveryCode,
}

impl Shown {
    /// How one signed in, for the audit log.
    pub(super) fn words(self) -> &'static str {
        match self {
            Shown::Password => "password",
            Shown::Code => "password and code",
            Shown::RecoveryCode => "password and recovery code",
        }
    }
}

/// Why somebody is not believed.
pub(super) enum Doubt {
    /// The password is not that of the account, or there is none of the address.
    WrongPassword,
    /// The password is right, and a code is needed.
    NoCode,
    /// The password is right, and the code is not.
    WrongCode,
    /// It was not looked at: too many tries, or a fault of ours.
    Unseen(Problem),
}

impl From<Problem> for Doubt {
    fn from(problem: Problem) -> Self {
        Doubt::Unseen(problem)
    }
}

/// Checks a password, and the second factor after it, as often as the throttle lets. Each wrong one is a line of the log, which
/// tells the account by its id and never the address that was typed: people type passwords there.
pub(super) async fn check(app: &App, guess: &Guess<'_>) -> Result<Shown, Doubt> {
    let (account, address) = (guess.account.unwrap_or("-"), guess.address);
    take(app, guess.email, account, address)?;
    let too_long = guess.password.chars().count() > *journey::limits::PASSWORD_CHARACTERS.end();
    match app.passwords.check(if too_long { "" } else { guess.password }, guess.hash).await {
        Verdict::Right if !too_long => {}
        Verdict::Busy => return Err(wire::too_many_passwords().into()),
        _ => {
            tracing::warn!(account, address, "wrong password");
            return Err(Doubt::WrongPassword);
        }
    }
    let Some(factor) = app.records.factor(account).await.map_err(Problem::from)? else {
        app.throttle.right(guess.email, address);
        return Ok(Shown::Password);
    };
    match guess.beside {
        Beside::Nothing => {
            app.throttle.half_right(guess.email, address);
            Ok(Shown::Password)
        }
        Beside::Code(None) => {
            app.throttle.half_right(guess.email, address);
            Err(Doubt::NoCode)
        }
        Beside::Code(Some(code)) => match use_up(app, account, address, &factor, code).await? {
            Some(shown) => {
                app.throttle.right(guess.email, address);
                Ok(shown)
            }
            None => {
                tracing::warn!(account, address, "wrong code");
                Err(Doubt::WrongCode)
            }
        },
    }
}

/// Checks who is signed in once more, before what lets them in is changed: a browser left open is not enough. `pointer` is where
/// the password stands in the body. What is wrong is told at its place, and not as 401, which would tell the page that nobody is
/// signed in.
pub(super) async fn check_again(
    app: &App,
    person: &Person,
    address: &str,
    (pointer, password): (&str, &str),
    beside: Beside<'_>,
) -> Result<(), Problem> {
    let user = &person.user;
    let hash = app.records.user(&user.id).await?.and_then(|found| found.password_hash);
    if hash.is_none() {
        // Setting up a first way in without an old one would make it out of any browser left open.
        return Err(Problem::conflict("this account has no password: it signs in at a provider"));
    }
    let guess = Guess { email: &user.email, account: Some(&user.id), address, password, hash: hash.as_deref(), beside };
    match check(app, &guess).await {
        Ok(_) => Ok(()),
        Err(Doubt::WrongPassword) => Err(Problem::invalid(pointer, "is not the password of this account")),
        Err(Doubt::NoCode | Doubt::WrongCode) => Err(Problem::invalid("/code", WRONG_CODE)),
        Err(Doubt::Unseen(problem)) => Err(problem),
    }
}

/// Checks a code of a second factor that was begun, and gives its time step. It lets nobody in, but who types it should not be
/// able to try a million.
pub(super) fn check_begun(app: &App, person: &Person, address: &str, secret: &str, typed: &str) -> Result<i64, Problem> {
    let user = &person.user;
    take(app, &user.email, &user.id, address)?;
    let step = seed_of(secret)?.step_of(&without_spaces(typed), app.clock.now_millis(), 0);
    if step.is_some() {
        app.throttle.right(&user.email, address);
    } else {
        tracing::warn!(account = user.id, address, "wrong code");
    }
    step.ok_or_else(|| Problem::invalid("/code", WRONG_CODE))
}

/// Takes a guess at an account.
fn take(app: &App, email: &str, account: &str, address: &str) -> Result<(), Problem> {
    app.throttle.guess(email, address).map_err(|seconds| {
        tracing::warn!(account, address, seconds, "too many wrong passwords or codes");
        let detail = format!("too many wrong passwords or codes; try again in {seconds} s");
        Problem::too_many(detail, seconds)
    })
}

/// Uses up a code of the second factor, or a recovery code; `None` where it is none, or was used before. Six digits are a code:
/// recovery codes are longer.
async fn use_up(app: &App, user_id: &str, address: &str, factor: &Factor, typed: &str) -> Result<Option<Shown>, Problem> {
    let code = without_spaces(typed);
    if code.len() != 6 || !code.bytes().all(|byte| byte.is_ascii_digit()) {
        let actor = Actor::user(user_id, Some(address));
        let is_used = app.records.use_recovery_code(&actor, user_id, &recovery_hash(typed)).await?;
        return Ok(is_used.then_some(Shown::RecoveryCode));
    }
    let step = seed_of(&factor.secret)?.step_of(&code, app.clock.now_millis(), factor.last_step);
    let Some(step) = step else { return Ok(None) };
    Ok(app.records.use_step(user_id, &factor.secret, step).await?.then_some(Shown::Code))
}

/// Telephones show codes in two groups, and some people type them so.
fn without_spaces(typed: &str) -> String {
    typed.chars().filter(|c| !c.is_whitespace()).collect()
}

fn seed_of(secret: &str) -> Result<Seed, Problem> {
    Seed::read(secret).ok_or_else(|| Problem::internal("the secret of a second factor can't be read"))
}
