//! A copy of a data folder of one moment, while others write.

use std::fs::{self, File};
use std::io::ErrorKind;
use std::path::Path;

use crate::catalogue::{Catalogue, SEGMENTS};
use crate::error::StoreError;
use crate::files;

/// An import that ends while files are copied may remove files that were merged; then the copy begins again. Imports
/// take seconds and a copy of links less, so more than a few times in a row is a sign of something else.
const TRIES: usize = 10;

/// Copies the events of a data folder into another folder, as they are at one moment. Segments never change, so they are
/// linked where the disk is the same, and copied where not. Gives whether there were any.
///
/// Errors: a file can't be read or written; imports end faster than files are copied.
pub fn backup(data: &Path, into: &Path) -> Result<bool, StoreError> {
    for _ in 0..TRIES {
        let Some(catalogue) = Catalogue::read(data)? else { return Ok(false) };
        if copy(data, into, &catalogue)? {
            catalogue.write(into, true)?;
            return Ok(true);
        }
    }
    Err(StoreError::Limit(format!("{} changes faster than it can be copied", data.display())))
}

/// Copies the segments that a catalogue names; `false` where one of them is gone.
fn copy(data: &Path, into: &Path, catalogue: &Catalogue) -> Result<bool, StoreError> {
    let (from, to) = (data.join(SEGMENTS), into.join(SEGMENTS));
    files::make_private_folder(&to).map_err(StoreError::io("create", &to))?;
    for segment in &catalogue.segments {
        let (from, to) = (from.join(&segment.file), to.join(&segment.file));
        match link_or_copy(&from, &to) {
            Ok(()) => {}
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(false),
            Err(error) => return Err(StoreError::io("copy", &from)(error)),
        }
    }
    files::sync_folder(&to.join("any"))?;
    Ok(true)
}

fn link_or_copy(from: &Path, to: &Path) -> std::io::Result<()> {
    match fs::hard_link(from, to) {
        Ok(()) => Ok(()),
        // Left by a try before; a segment of this name is always the same.
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
        Err(error) if error.kind() == ErrorKind::NotFound => Err(error),
        Err(_) => {
            fs::copy(from, to)?;
            File::open(to)?.sync_all()
        }
    }
}
