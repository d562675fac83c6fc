use journey::limits;
use records::{Actor, NewSession, RecordsError};

use crate::world::{World, new_user};

pub fn session(token: &str) -> NewSession {
    NewSession {
        token_hash: token.to_owned(),
        user_agent: "a browser".to_owned(),
        address: "::1".to_owned(),
        by: "password".to_owned(),
        in_place_of: None,
    }
}

/// Would catch: two owners, when two people open the first page at the same moment.
pub async fn only_one_of_many_setups_happens(world: World) {
    assert!(world.records.needs_setup().await.expect("told"));
    let tries: Vec<_> = (0..8)
        .map(|i| {
            let records = world.records.clone();
            tokio::spawn(async move {
                records.set_up(None, &new_user(&format!("{i}@example.com")), &format!("key-{i}"), "Main").await
            })
        })
        .collect();
    let mut done = 0;
    for one in tries {
        match one.await.expect("a task") {
            Ok(_) => done += 1,
            Err(RecordsError::Conflict(_)) => {}
            Err(other) => panic!("{other:?}"),
        }
    }
    assert_eq!(done, 1);
    assert!(!world.records.needs_setup().await.expect("told"));
    assert_eq!(world.records.workspaces().await.expect("listed").len(), 1);
}

/// Would catch: a second account for an address written differently, or one that can't sign in.
pub async fn addresses_are_one_account_however_written(world: World) {
    let (user, workspace, actor) = world.set_up().await;
    let found = world.records.sign_in(" ANA@Example.com").await.expect("read").expect("an account");
    assert_eq!((found.user, found.password_hash.as_deref()), (user, Some("hash")));
    let again = world.records.add_user(&actor, &new_user("Ana@EXAMPLE.com"), &workspace.id, records::Role::Viewer).await;
    assert!(matches!(again, Err(RecordsError::Conflict(_))), "{again:?}");
    assert!(world.records.sign_in("ana@example.org").await.expect("read").is_none());
}

/// Would catch: a stolen session that outlives the change of the password.
pub async fn a_new_password_ends_the_other_sessions(world: World) {
    let (user, _, actor) = world.set_up().await;
    let mine = world.records.begin_session(&user.id, &session("mine")).await.expect("begun");
    world.records.begin_session(&user.id, &session("stolen")).await.expect("begun");
    world.records.set_password(&actor, &user.id, "new", Some(&mine.id)).await.expect("set");
    assert!(world.records.session("mine").await.expect("read").is_some());
    assert!(world.records.session("stolen").await.expect("read").is_none());
    let hash = world.records.user(&user.id).await.expect("read").expect("an account").password_hash;
    assert_eq!(hash.as_deref(), Some("new"));
}

/// Would catch: a session that nobody can end any more, as its browser has forgotten it; and one ended by a token that is none.
pub async fn a_session_ends_when_another_takes_its_place(world: World) {
    let (user, workspace, actor) = world.set_up().await;
    let other = world.member(&actor, &workspace, "bob@example.com", records::Role::Viewer).await;
    for token in ["old", "elsewhere"] {
        world.records.begin_session(&user.id, &session(token)).await.expect("begun");
    }
    let in_place_of = |token: &str| Some(token.to_owned());
    let new = NewSession { in_place_of: in_place_of("unknown"), ..session("new") };
    world.records.begin_session(&user.id, &new).await.expect("begun");
    let new = NewSession { in_place_of: in_place_of("old"), ..session("of another") };
    world.records.begin_session(&other.id, &new).await.expect("begun");
    for (token, goes_on) in [("old", false), ("elsewhere", true), ("new", true), ("of another", true)] {
        assert_eq!(world.records.session(token).await.expect("read").is_some(), goes_on, "{token}");
    }
}

/// Would catch: sessions that never end, that end while they are used, or that pile up.
pub async fn sessions_end_in_time(world: World) {
    let (user, ..) = world.set_up().await;
    world.records.begin_session(&user.id, &session("used")).await.expect("begun");
    world.records.begin_session(&user.id, &session("left")).await.expect("begun");
    for _ in 0..4 {
        world.clock.advance(limits::SESSION_IDLE_MILLIS - 1);
        let alive = world.records.session("used").await.expect("read");
        assert!(alive.is_some(), "used in time");
    }
    assert!(world.records.session("left").await.expect("read").is_none(), "not used for long");
    world.clock.advance(limits::SESSION_MILLIS - 4 * (limits::SESSION_IDLE_MILLIS - 1));
    assert!(world.records.session("used").await.expect("read").is_none(), "lasts so long at most");
    assert_eq!(world.records.sessions_of(&user.id).await.expect("listed"), []);
    assert_eq!(world.records.purge().await.expect("purged").sessions, 2);
}

/// Would catch: an id that is enough to sign someone else out.
pub async fn nobody_ends_the_session_of_another(world: World) {
    let (user, workspace, actor) = world.set_up().await;
    let other = world.member(&actor, &workspace, "bob@example.com", records::Role::Viewer).await;
    let mine = world.records.begin_session(&user.id, &session("mine")).await.expect("begun");
    let theirs = Actor::user(&other.id, None);
    let ended = world.records.end_session(&theirs, &other.id, &mine.id).await;
    assert!(matches!(ended, Err(RecordsError::Missing(_))), "{ended:?}");
    world.records.end_session(&actor, &user.id, &mine.id).await.expect("ended");
    assert!(world.records.session("mine").await.expect("read").is_none());
}
