use journey::limits;
use records::{Actor, Factor, Page, Purged, RecordsError, Role, User};

use crate::accounts::session;
use crate::world::{World, new_user};

/// A second factor of this secret, whose code of step 100 was used.
fn factor(secret: &str) -> Factor {
    Factor { secret: secret.to_owned(), last_step: 100 }
}

fn hashes(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

/// Turns on a second factor with two recovery codes, `one` and `two`.
async fn turn_on(world: &World, user: &User, secret: &str) {
    let actor = Actor::user(&user.id, None);
    world.records.begin_factor(&actor, &user.id, secret).await.expect("begun");
    let codes = hashes(&["one", "two"]);
    world.records.confirm_factor(&actor, &user.id, &factor(secret), &codes, None).await.expect("confirmed");
}

/// What the log of the first workspace tells of second factors, the oldest first.
async fn told(world: &World) -> Vec<(String, String)> {
    let main = world.records.workspaces().await.expect("listed").remove(0);
    let log = world.records.audit(&main.id, &Page { after: None, limit: 100 }).await.expect("read").items;
    let lines = log.into_iter().rev().filter(|line| line.action.starts_with("factor."));
    lines.map(|line| (line.action, line.detail)).collect()
}

fn lines(told: &[(&str, &str)]) -> Vec<(String, String)> {
    told.iter().map(|(action, detail)| ((*action).to_owned(), (*detail).to_owned())).collect()
}

/// Would catch: a factor that asks for codes of a telephone which nobody has shown to work; one that is changed by beginning
/// another; a secret that was given up and can still be confirmed.
pub async fn a_factor_counts_once_it_is_confirmed(world: World) {
    let (ana, _, actor) = world.set_up().await;
    let records = &world.records;
    records.begin_factor(&actor, &ana.id, "given up").await.expect("begun");
    records.begin_factor(&actor, &ana.id, "kept").await.expect("begun anew");
    assert_eq!(records.begun_factor(&ana.id).await.expect("read").as_deref(), Some("kept"));
    assert_eq!(records.factor(&ana.id).await.expect("read"), None);
    assert_eq!(records.recovery_codes_left(&ana.id).await.expect("read"), None);
    assert!(!records.use_step(&ana.id, "kept", 200).await.expect("tried"), "no code counts yet");
    let early = records.end_factor(&actor, &ana.id, None).await;
    assert!(matches!(early, Err(RecordsError::Conflict(_))), "{early:?}");

    let codes = hashes(&["one", "two"]);
    let given_up = records.confirm_factor(&actor, &ana.id, &factor("given up"), &codes, None).await;
    assert!(matches!(given_up, Err(RecordsError::Conflict(_))), "{given_up:?}");
    assert_eq!(told(&world).await, []);
    records.confirm_factor(&actor, &ana.id, &factor("kept"), &codes, None).await.expect("confirmed");
    assert_eq!(records.factor(&ana.id).await.expect("read"), Some(factor("kept")));
    assert_eq!(records.recovery_codes_left(&ana.id).await.expect("read"), Some(2));
    assert_eq!(records.begun_factor(&ana.id).await.expect("read"), None);
    let twice = records.confirm_factor(&actor, &ana.id, &factor("kept"), &codes, None).await;
    assert!(matches!(twice, Err(RecordsError::Conflict(_))), "{twice:?}");
    let another = records.begin_factor(&actor, &ana.id, "another").await;
    assert!(matches!(another, Err(RecordsError::Conflict(_))), "{another:?}");

    records.end_factor(&actor, &ana.id, None).await.expect("turned off");
    assert_eq!(records.factor(&ana.id).await.expect("read"), None);
    assert!(!records.use_recovery_code(&actor, &ana.id, "one").await.expect("tried"), "its codes are gone with it");
    let none = "0 other sessions ended";
    assert_eq!(told(&world).await, lines(&[("factor.turned_on", none), ("factor.turned_off", none)]));
}

/// Would catch: a secret that was shown long ago and can still become a way in; seeds that nobody uses kept for ever, and
/// factors in use thrown away with them.
pub async fn a_factor_is_confirmed_in_time(world: World) {
    let (ana, main, actor) = world.set_up().await;
    let bob = world.member(&actor, &main, "bob@example.com", Role::Viewer).await;
    turn_on(&world, &bob, "in use").await;
    world.records.begin_factor(&actor, &ana.id, "late").await.expect("begun");
    world.clock.advance(limits::FACTOR_MILLIS - 1);
    assert!(world.records.begun_factor(&ana.id).await.expect("read").is_some());
    assert_eq!(world.records.purge().await.expect("purged").factors, 0);
    world.clock.advance(1);
    assert_eq!(world.records.begun_factor(&ana.id).await.expect("read"), None);
    let late = world.records.confirm_factor(&actor, &ana.id, &factor("late"), &[], None).await;
    assert!(matches!(late, Err(RecordsError::Conflict(_))), "{late:?}");
    let purged = world.records.purge().await.expect("purged");
    assert_eq!(purged, Purged { sessions: 0, invitations: 0, members: 0, factors: 1, documents: 0 });
    assert!(world.records.factor(&bob.id).await.expect("read").is_some());
}

/// Would catch: a code that somebody has looked at and uses again, also at the same moment; one of before; one of a factor that
/// is no more.
pub async fn a_code_is_used_once_and_no_older_one_after_it(world: World) {
    let (ana, ..) = world.set_up().await;
    turn_on(&world, &ana, "secret").await;
    for (secret, step, counts) in [
        ("secret", 100, false),
        ("secret", 101, true),
        ("secret", 101, false),
        ("secret", 100, false),
        ("another", 102, false),
        ("secret", 103, true),
        ("secret", 102, false),
    ] {
        assert_eq!(world.records.use_step(&ana.id, secret, step).await.expect("tried"), counts, "{secret}, step {step}");
    }
    let tries: Vec<_> = (0..8)
        .map(|_| {
            let (records, id) = (world.records.clone(), ana.id.clone());
            tokio::spawn(async move { records.use_step(&id, "secret", 104).await.expect("tried") })
        })
        .collect();
    let mut counted = 0;
    for one in tries {
        counted += usize::from(one.await.expect("a task"));
    }
    assert_eq!(counted, 1, "of many at once");
}

/// Would catch: a slip of paper that lets in twice, also at the same moment, or somebody else; a use that admins do not read of.
pub async fn a_recovery_code_is_used_once(world: World) {
    let (ana, main, actor) = world.set_up().await;
    let bob = world.member(&actor, &main, "bob@example.com", Role::Viewer).await;
    turn_on(&world, &ana, "secret").await;
    let theirs = Actor::user(&bob.id, None);
    assert!(!world.records.use_recovery_code(&theirs, &bob.id, "one").await.expect("tried"), "of another");
    assert!(!world.records.use_recovery_code(&actor, &ana.id, "three").await.expect("tried"), "of nobody");
    let tries: Vec<_> = (0..8)
        .map(|_| {
            let (records, actor, id) = (world.records.clone(), actor.clone(), ana.id.clone());
            tokio::spawn(async move { records.use_recovery_code(&actor, &id, "one").await.expect("tried") })
        })
        .collect();
    let mut counted = 0;
    for one in tries {
        counted += usize::from(one.await.expect("a task"));
    }
    assert_eq!(counted, 1, "of many at once");
    assert_eq!(world.records.recovery_codes_left(&ana.id).await.expect("read"), Some(1));
    assert!(world.records.use_recovery_code(&actor, &ana.id, "two").await.expect("tried"));
    assert_eq!(world.records.recovery_codes_left(&ana.id).await.expect("read"), Some(0), "the factor stays on");
    let used = |left| ("factor.recovery_code_used", left);
    assert_eq!(told(&world).await[1..], lines(&[used("1 left"), used("0 left")]));
}

/// Would catch: a slip of paper that was thrown away and still lets in, or more codes than one slip has.
pub async fn new_recovery_codes_take_the_place_of_the_old(world: World) {
    let (ana, _, actor) = world.set_up().await;
    let none = world.records.renew_recovery_codes(&actor, &ana.id, &hashes(&["x"]), None).await;
    assert!(matches!(none, Err(RecordsError::Conflict(_))), "{none:?}");
    turn_on(&world, &ana, "secret").await;
    let renew = hashes(&["three", "four", "five"]);
    world.records.renew_recovery_codes(&actor, &ana.id, &renew, None).await.expect("renewed");
    assert_eq!(world.records.recovery_codes_left(&ana.id).await.expect("read"), Some(3));
    for (code, counts) in [("one", false), ("three", true)] {
        assert_eq!(world.records.use_recovery_code(&actor, &ana.id, code).await.expect("tried"), counts, "{code}");
    }
    assert_eq!(told(&world).await[1], lines(&[("factor.codes_renewed", "0 other sessions ended")])[0]);
}

/// Would catch: whoever was in before a factor was turned on staying in without it, and who turns it on being thrown out.
pub async fn sessions_elsewhere_end_when_a_factor_changes(world: World) {
    let (ana, main, actor) = world.set_up().await;
    let bob = world.member(&actor, &main, "bob@example.com", Role::Viewer).await;
    let records = &world.records;
    let mine = records.begin_session(&ana.id, &session("mine")).await.expect("begun");
    records.begin_session(&bob.id, &session("of another")).await.expect("begun");
    let keep = Some(mine.id.as_str());
    records.begin_factor(&actor, &ana.id, "secret").await.expect("begun");
    for act in ["on", "renew", "off"] {
        records.begin_session(&ana.id, &session(act)).await.expect("begun");
        match act {
            "on" => records.confirm_factor(&actor, &ana.id, &factor("secret"), &[], keep).await.expect("confirmed"),
            "renew" => records.renew_recovery_codes(&actor, &ana.id, &hashes(&["one"]), keep).await.expect("renewed"),
            _ => records.end_factor(&actor, &ana.id, keep).await.expect("turned off"),
        }
        for (token, goes_on) in [(act, false), ("mine", true), ("of another", true)] {
            assert_eq!(records.session(token).await.expect("read").is_some(), goes_on, "{act}: {token}");
        }
    }
    assert!(told(&world).await.iter().all(|(_, detail)| detail == "1 other sessions ended"));
}

/// Would catch: somebody without telephone and codes who never gets in again; a session of who has found the telephone that
/// goes on; the factor of somebody else that is gone.
pub async fn a_lost_factor_is_reset(world: World) {
    let (ana, main, actor) = world.set_up().await;
    let bob = world.member(&actor, &main, "bob@example.com", Role::Viewer).await;
    turn_on(&world, &ana, "of Ana").await;
    turn_on(&world, &bob, "of Bob").await;
    world.records.begin_session(&bob.id, &session("bob")).await.expect("begun");
    world.records.begin_session(&ana.id, &session("ana")).await.expect("begun");
    assert_eq!(world.records.reset_factor(&Actor::system(), "BOB@example.com ").await.expect("reset"), 1);
    assert_eq!(world.records.factor(&bob.id).await.expect("read"), None);
    assert!(world.records.session("bob").await.expect("read").is_none());
    assert!(world.records.factor(&ana.id).await.expect("read").is_some());
    assert!(world.records.session("ana").await.expect("read").is_some());
    assert!(world.records.sign_in("bob@example.com").await.expect("read").is_some(), "they sign in by the password");
    assert_eq!(told(&world).await.last(), lines(&[("factor.reset", "1 sessions ended")]).last());
    world.records.begin_factor(&Actor::user(&bob.id, None), &bob.id, "begun").await.expect("begun");
    for email in ["bob@example.com", "carl@example.com"] {
        let none = world.records.reset_factor(&Actor::system(), email).await;
        assert!(matches!(none, Err(RecordsError::Missing("account with a second factor"))), "{email}: {none:?}");
    }
}

/// Would catch: people who sign in at a provider asked for a factor that is the provider's affair, or people with a password and
/// nothing else taken for safe.
pub async fn who_signs_in_by_a_password_alone_is_known(world: World) {
    let (ana, main, actor) = world.set_up().await;
    let elsewhere = records::NewUser { password_hash: None, ..new_user("bob@example.com") };
    let bob = world.records.add_user(&actor, &elsewhere, &main.id, Role::Viewer).await.expect("a member");
    let lacks = async |user: &User| world.records.lacks_factor(&user.id).await.expect("read");
    assert_eq!([lacks(&ana).await, lacks(&bob).await], [true, false]);
    world.records.begin_factor(&actor, &ana.id, "secret").await.expect("begun");
    assert!(lacks(&ana).await, "begun is not on");
    world.records.confirm_factor(&actor, &ana.id, &factor("secret"), &[], None).await.expect("confirmed");
    assert!(!lacks(&ana).await);
    assert_eq!(world.records.recovery_codes_left(&ana.id).await.expect("read"), Some(0));
}
