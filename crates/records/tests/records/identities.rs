use journey::limits;
use records::{Arrival, NewInvitation, NewSession, Page, Role, User};
use sqlx::{Connection, Row};

use crate::world::{World, arrival};

async fn arrive(world: &World, arrival: &Arrival) -> Option<User> {
    world.records.arrive(arrival, Some("::1")).await.expect("read")
}

/// What the log of a workspace tells, the oldest first.
async fn log(world: &World, workspace_id: &str) -> Vec<(String, String)> {
    let page = Page { after: None, limit: 100 };
    let lines = world.records.audit(workspace_id, &page).await.expect("read").items;
    lines.into_iter().rev().map(|line| (line.action, line.detail)).collect()
}

/// Would catch: an account that is lost when its address changes at the provider, or is found under another provider's
/// subject; one that is disabled and let in; a link that nobody is told of.
pub async fn who_is_known_arrives_whatever_the_address(world: World) {
    let (ana, main, _) = world.set_up().await;
    let first = arrive(&world, &arrival("ana", Some("ANA@example.com"))).await;
    assert_eq!(first.as_ref(), Some(&ana));
    let told = log(&world, &main.id).await;
    assert_eq!(told.last(), Some(&("identity.linked".to_owned(), "ana@example.com at company".to_owned())));
    for later in [arrival("ana", None), arrival("ana", Some("other@example.com"))] {
        assert_eq!(arrive(&world, &Arrival { may_link: false, ..later }).await.as_ref(), Some(&ana));
    }
    assert_eq!(log(&world, &main.id).await.len(), told.len(), "told once");
    let elsewhere = Arrival { issuer: "https://login.example.org".to_owned(), ..arrival("ana", None) };
    assert_eq!(arrive(&world, &elsewhere).await, None);
    let mut connection = world.connection().await;
    sqlx::query("UPDATE users SET disabled_at = 1").execute(&mut connection).await.expect("disabled");
    connection.close().await.expect("closed");
    assert_eq!(arrive(&world, &arrival("ana", Some("ana@example.com"))).await, None);
    let newcomers = Some((main.id, Role::Viewer));
    let anew = Arrival { newcomers, ..arrival("ana anew", Some("ana@example.com")) };
    assert_eq!(arrive(&world, &anew).await, None, "disabled is disabled");
}

/// Would catch: an account that goes to whoever gets the address next, or to another provider's word.
pub async fn an_address_links_an_account_once(world: World) {
    let (ana, ..) = world.set_up().await;
    let untrusted = Arrival { may_link: false, ..arrival("eve", Some("ana@example.com")) };
    assert_eq!(arrive(&world, &untrusted).await, None);
    assert_eq!(arrive(&world, &arrival("eve", None)).await, None, "not verified");
    assert_eq!(arrive(&world, &arrival("ana", Some("ana@example.com"))).await, Some(ana));
    assert_eq!(arrive(&world, &arrival("her successor", Some("ana@example.com"))).await, None);
    let other = Arrival { issuer: "https://other.example.com".to_owned(), ..arrival("ana", Some("ana@example.com")) };
    assert_eq!(arrive(&world, &other).await, None, "another provider");
}

/// Would catch: an account for everyone whom a provider knows.
pub async fn strangers_do_not_arrive(world: World) {
    let (_, main, _) = world.set_up().await;
    assert_eq!(arrive(&world, &arrival("eve", Some("eve@example.com"))).await, None);
    let newcomers = Some((main.id.clone(), Role::Viewer));
    let unverified = Arrival { newcomers: newcomers.clone(), ..arrival("eve", None) };
    assert_eq!(arrive(&world, &unverified).await, None, "an address that is perhaps another's");
    let taken = Arrival { newcomers, may_link: false, ..arrival("eve", Some("ana@example.com")) };
    assert_eq!(arrive(&world, &taken).await, None, "no second account of an address");
    assert_eq!(world.records.members(&main.id).await.expect("listed").len(), 1);
}

/// Would catch: newcomers without a workspace, with another role or with a password, and made twice.
pub async fn newcomers_become_members(world: World) {
    let (_, main, _) = world.set_up().await;
    let bob = Arrival { newcomers: Some((main.id.clone(), Role::Editor)), ..arrival("bob", Some("bob@example.com")) };
    let user = arrive(&world, &bob).await.expect("made");
    assert_eq!((user.email.as_str(), user.name.as_str()), ("bob@example.com", "Arrived"));
    assert_eq!(world.records.user(&user.id).await.expect("read").expect("one").password_hash, None);
    let role = world.records.workspace_of("main", &user.id).await.expect("read").map(|(_, role)| role);
    assert_eq!(role, Some(Role::Editor));
    assert_eq!(arrive(&world, &bob).await, Some(user));
    let told = log(&world, &main.id).await;
    assert_eq!(
        told[1..],
        [
            ("user.added".to_owned(), "bob@example.com as editor, by company".to_owned()),
            ("identity.linked".to_owned(), "bob@example.com at company".to_owned()),
        ]
    );
}

/// Would catch: an invitation that is passed over, used twice, or lets in whose address nobody vouches for.
pub async fn an_invitation_lets_its_address_arrive(world: World) {
    let (ana, main, actor) = world.set_up().await;
    let shop = world.records.create_workspace(&actor, &ana.id, "shop", "Shop").await.expect("made");
    for (token, workspace, email, role) in
        [("a", &main, "Bob@example.com", Role::Viewer), ("b", &shop, "bob@EXAMPLE.com", Role::Editor)]
    {
        let new = NewInvitation { token_hash: token.to_owned(), email: email.to_owned(), role };
        world.records.invite(&actor, &workspace.id, &ana.id, &new).await.expect("invited");
    }
    let bob = Arrival { newcomers: Some((main.id.clone(), Role::Admin)), ..arrival("bob", Some("bob@example.com")) };
    let unverified = Arrival { verified_email: None, newcomers: None, ..bob.clone() };
    assert_eq!(arrive(&world, &unverified).await, None);
    let user = arrive(&world, &bob).await.expect("made");
    let of = world.records.workspaces_of(&user.id).await.expect("listed");
    let roles: Vec<_> = of.iter().map(|(workspace, role)| (workspace.key.as_str(), *role)).collect();
    assert_eq!(roles, [("main", Role::Viewer), ("shop", Role::Editor)], "as invited, not as a newcomer");
    assert_eq!(world.records.invitation("a").await.expect("read"), None, "used up");

    let new = NewInvitation { token_hash: "c".to_owned(), email: "carl@example.com".to_owned(), role: Role::Viewer };
    world.records.invite(&actor, &main.id, &ana.id, &new).await.expect("invited");
    world.clock.advance(limits::INVITATION_MILLIS);
    assert_eq!(arrive(&world, &arrival("carl", Some("carl@example.com"))).await, None, "too old");
}

/// Would catch: two accounts, or a failure for good, when a page is loaded twice at once.
pub async fn of_many_first_arrivals_one_account_is_made(world: World) {
    let (_, main, _) = world.set_up().await;
    let bob = Arrival { newcomers: Some((main.id.clone(), Role::Viewer)), ..arrival("bob", Some("bob@example.com")) };
    let tries: Vec<_> = (0..6)
        .map(|_| {
            let (records, bob) = (world.records.clone(), bob.clone());
            tokio::spawn(async move { records.arrive(&bob, None).await })
        })
        .collect();
    for one in tries {
        let user = one.await.expect("a task").expect("read").expect("an account");
        assert_eq!(user.email, "bob@example.com");
    }
    assert_eq!(world.records.members(&main.id).await.expect("listed").len(), 2);
}

/// Would catch: a log that does not tell a password from a provider.
pub async fn the_log_tells_how_one_signed_in(world: World) {
    let (ana, ..) = world.set_up().await;
    let by = "provider company".to_owned();
    let address = "::1".to_owned();
    let new = NewSession { token_hash: "t".to_owned(), user_agent: String::new(), address, by, in_place_of: None };
    let session = world.records.begin_session(&ana.id, &new).await.expect("begun");
    let mut connection = world.connection().await;
    let line = sqlx::query("SELECT actor_id, target, detail FROM audit WHERE action = 'session.begun'");
    let line = line.fetch_one(&mut connection).await.expect("a line");
    let told: Vec<String> = (0..3).map(|i| line.try_get(i).expect("text")).collect();
    assert_eq!(told, [ana.id, session.id, "by provider company".to_owned()]);
    connection.close().await.expect("closed");
}
