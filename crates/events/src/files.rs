//! Files that survive: written beside, synced, then renamed; and what identifies a file's content.

use std::fs::{self, DirBuilder, File};
use std::io::{Read, Write};
use std::os::unix::fs::DirBuilderExt;
use std::path::Path;

use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::Xxh3;

use crate::error::StoreError;

/// Makes a folder, and those above it that are missing, for their owner only: what lies in them is of customers. Folders that
/// are there keep their rights, which somebody has given them.
pub fn make_private_folder(path: &Path) -> std::io::Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(path)
}

/// Replaces a file in one step: readers see the old content or the new, never a part, even after a power cut.
pub(crate) fn replace(path: &Path, content: &[u8], sync: bool) -> Result<(), StoreError> {
    let beside = path.with_extension("new");
    let mut file = File::create(&beside).map_err(StoreError::io("create", &beside))?;
    file.write_all(content).map_err(StoreError::io("write", &beside))?;
    if sync {
        file.sync_all().map_err(StoreError::io("sync", &beside))?;
    }
    drop(file);
    fs::rename(&beside, path).map_err(StoreError::io("rename", &beside))?;
    if sync { sync_folder(path) } else { Ok(()) }
}

/// Makes the names in a file's folder durable.
pub(crate) fn sync_folder(path: &Path) -> Result<(), StoreError> {
    let folder = path.parent().unwrap_or(path);
    File::open(folder).and_then(|folder| folder.sync_all()).map_err(StoreError::io("sync", folder))
}

/// What identifies the content of an input, so that importing it twice is noticed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fingerprint {
    /// Size in bytes.
    pub bytes: u64,
    /// XXH3 of the content, 128 bits, in hexadecimal.
    pub xxh3: String,
}

impl Fingerprint {
    /// The fingerprint of a file, together with `context`: what else decides how it is read (the mapping).
    pub fn of_file(path: &Path, context: &str) -> Result<Self, StoreError> {
        let mut file = File::open(path).map_err(StoreError::io("open", path))?;
        let mut hash = Xxh3::new();
        let mut buffer = vec![0_u8; 1 << 20];
        let mut bytes = 0;
        loop {
            let read = file.read(&mut buffer).map_err(StoreError::io("read", path))?;
            if read == 0 {
                break;
            }
            hash.update(&buffer[..read]);
            bytes += read as u64;
        }
        hash.update(context.as_bytes());
        Ok(Fingerprint { bytes, xxh3: format!("{:032x}", hash.digest128()) })
    }
}
