//! One file a rule.

mod client;
mod edges;
mod libraries;
mod machine_paths;
mod pure_rooms;
mod readmes;
mod sizes;
mod sql_text;
mod unsafe_code;

use crate::finding::Finding;
use crate::world::World;

/// A rule: from everything to what breaks it.
pub type Rule = fn(&World) -> Vec<Finding>;

/// All rules, in the order told.
pub const ALL: [Rule; 9] = [
    edges::check,
    libraries::check,
    pure_rooms::check,
    sql_text::check,
    unsafe_code::check,
    readmes::check,
    machine_paths::check,
    sizes::check,
    client::check,
];

#[cfg(test)]
mod examples {
    //! Small worlds for the tests of rules.

    use crate::world::{Need, Package, TextFile, World};

    /// A world of one crate with one dependency of ours.
    pub fn edge(from: &str, to: &str, is_dev: bool) -> World {
        with_need(from, Need { name: to.to_owned(), is_dev, is_ours: true })
    }

    /// A world of one crate with one dependency of others.
    pub fn library(from: &str, name: &str) -> World {
        with_need(from, Need { name: name.to_owned(), is_dev: false, is_ours: false })
    }

    fn with_need(from: &str, need: Need) -> World {
        let package = Package { name: from.to_owned(), folder: format!("crates/{from}"), needs: vec![need] };
        World { packages: vec![package], files: Vec::new() }
    }

    /// A world of one file.
    pub fn file(path: &str, text: &str) -> World {
        World { packages: Vec::new(), files: vec![TextFile { path: path.to_owned(), text: text.to_owned() }] }
    }
}
