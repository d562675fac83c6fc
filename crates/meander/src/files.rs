//! Files named on the command line: read and written whole, with the name in the refusal.

use std::path::Path;

use crate::failure::Failure;

/// The text of a file.
pub fn read_text(path: &Path) -> Result<String, Failure> {
    std::fs::read_to_string(path).map_err(|error| Failure::Input(format!("can't read {}: {error}", path.display())))
}

/// Writes a file, in place of what was there.
pub fn write(path: &Path, content: impl AsRef<[u8]>) -> Result<(), Failure> {
    std::fs::write(path, content).map_err(|error| Failure::Input(format!("can't write {}: {error}", path.display())))
}
