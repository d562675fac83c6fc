//! Tests that need a second process: the test binary runs one of its own ignored tests.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const FOLDER: &str = "MEANDER_TEST_FOLDER";

/// A command that runs the ignored test of this name (with its modules) on a folder, without a word.
pub fn child(test: &str, folder: &Path) -> Command {
    let mut command = Command::new(std::env::current_exe().expect("a test binary"));
    command.args(["--exact", test, "--ignored"]).env(FOLDER, folder).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

/// The folder that a child was given; `None` in a process that is nobody's child.
pub fn child_folder() -> Option<PathBuf> {
    std::env::var_os(FOLDER).map(PathBuf::from)
}
