//! Which room may use which: edges go along the flow of data and never back; only the program knows all rooms.

use crate::finding::Finding;
use crate::world::{Need, Package, World};

/// What a room may depend on.
enum MayUse {
    /// These rooms and no other.
    Only(&'static [&'static str]),
    /// Every room that ships.
    AllThatShip,
}

use MayUse::{AllThatShip, Only};

/// The rooms, those to come included, so that they start with their edges.
const ROOMS: [(&str, MayUse); 12] = [
    ("journey", Only(&[])),
    ("events", Only(&["journey"])),
    ("collect", Only(&["journey", "events"])),
    ("analyze", Only(&["journey", "events"])),
    ("mapping", Only(&["journey"])),
    ("records", Only(&["journey", "mapping"])),
    ("report", Only(&["journey", "mapping"])),
    ("simulate", Only(&[])),
    ("server", Only(&["journey", "events", "collect", "analyze", "mapping", "records", "report", "simulate"])),
    ("meander", AllThatShip),
    ("testkit", AllThatShip),
    ("xtask", Only(&[])),
];

/// Rooms that nothing that ships may contain.
const NEVER_SHIP: [&str; 2] = ["testkit", "xtask"];

const WHY_EDGE: &str = "rooms depend one way only (docs/ARCHITECTURE.md), so that each can be read, tested and replaced by itself; \
     move the code to the room that may use both";
const WHY_TEST: &str = "what tests are built from must not be in the program; put it under [dev-dependencies]";
const WHY_KNOWN: &str = "every room has its place in the table of xtask/src/rules/edges.rs and a paragraph in docs/ARCHITECTURE.md; \
     add both";

/// Checks every dependency between crates of the workspace.
pub fn check(world: &World) -> Vec<Finding> {
    world.packages.iter().flat_map(check_package).collect()
}

fn check_package(package: &Package) -> Vec<Finding> {
    let place = format!("{}/Cargo.toml", package.folder);
    let Some((_, may_use)) = ROOMS.iter().find(|(name, _)| *name == package.name) else {
        return vec![Finding::violation(place, format!("\"{}\" is a room that the rules do not know", package.name), WHY_KNOWN)];
    };
    let broken = |need: &&Need| need.is_ours && !is_allowed(may_use, need);
    let finding = |need: &Need| {
        let why = if NEVER_SHIP.contains(&need.name.as_str()) { WHY_TEST } else { WHY_EDGE };
        Finding::violation(place.clone(), format!("{} may not use {}", package.name, need.name), why)
    };
    package.needs.iter().filter(broken).map(finding).collect()
}

fn is_allowed(may_use: &MayUse, need: &Need) -> bool {
    let name = need.name.as_str();
    if NEVER_SHIP.contains(&name) {
        return name == "testkit" && need.is_dev;
    }
    match may_use {
        Only(rooms) => rooms.contains(&name),
        AllThatShip => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::examples::edge;

    /// Would catch: an edge against the flow, test material that ships, or a room without a place.
    #[test]
    fn edges_against_the_flow_are_found() {
        for (from, to, is_dev, fine) in [
            ("collect", "events", false, true),
            ("meander", "mapping", false, true),
            ("analyze", "testkit", true, true),
            ("analyze", "testkit", false, false),
            ("meander", "testkit", false, false),
            ("journey", "events", false, false),
            ("journey", "events", true, false),
            ("mapping", "events", false, false),
            ("simulate", "journey", false, false),
            ("xtask", "journey", false, false),
            ("meander", "xtask", true, false),
            ("attic", "journey", false, false),
        ] {
            assert_eq!(check(&edge(from, to, is_dev)).is_empty(), fine, "{from} uses {to}");
        }
    }

    /// Would catch: a message that does not say where to look.
    #[test]
    fn a_finding_names_the_manifest_and_both_rooms() {
        let told = check(&edge("mapping", "events", false))[0].to_string();
        assert!(told.starts_with("violation: crates/mapping/Cargo.toml: mapping may not use events\n  why: "), "{told}");
    }
}
