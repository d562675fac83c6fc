//! Files that were sent and wait to be imported, in a folder beside the events they will become.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use axum::body::BodyDataStream;
use collect::{CollectError, Format, Peek};
use futures_util::StreamExt;
use journey::limits;
use tokio::fs::File;
use tokio::io::AsyncWriteExt;

use crate::web::Problem;

/// The folder of uploads in a workspace's folder.
const UPLOADS: &str = "uploads";

/// How long a file waits for its import.
const KEPT: Duration = Duration::from_secs(86_400);

/// How long a sender may say nothing.
const CHUNK_PATIENCE: Duration = Duration::from_secs(30);

/// A file that was sent.
#[derive(Debug, Clone)]
pub(crate) struct Upload {
    /// Its id: hexadecimal digits.
    pub id: String,
    /// Its name, as its sender calls it.
    pub name: String,
    /// Where it is.
    pub path: PathBuf,
    /// Its size.
    pub bytes: u64,
}

impl Upload {
    /// Keeps what is sent under a name.
    ///
    /// Errors: it is too large, it broke off, it can't be written.
    pub(crate) async fn receive(
        folder: &Path,
        id: String,
        name: &str,
        now_millis: i64,
        mut body: BodyDataStream,
    ) -> Result<Self, Problem> {
        let uploads = folder.join(UPLOADS);
        forget_old(&uploads, SystemTime::UNIX_EPOCH + Duration::from_millis(now_millis.unsigned_abs()));
        let own = uploads.join(&id);
        events::make_private_folder(&own).map_err(|error| io(&error))?;
        // Gone when it is not complete, however it ends.
        let unfinished = Unfinished(Some(own.clone()));
        let path = own.join(file_name(name));
        let mut file = File::create(&path).await.map_err(|error| io(&error))?;
        let mut bytes = 0;
        loop {
            let chunk = tokio::time::timeout(CHUNK_PATIENCE, body.next()).await;
            let chunk = chunk.map_err(|_| Problem::bad_request("nothing came for half a minute"))?;
            let Some(chunk) = chunk else { break };
            let chunk = chunk.map_err(|_| Problem::bad_request("the file broke off"))?;
            bytes += chunk.len() as u64;
            if bytes > limits::UPLOAD_BYTES {
                return Err(Problem::too_large(limits::UPLOAD_BYTES));
            }
            file.write_all(&chunk).await.map_err(|error| io(&error))?;
        }
        file.flush().await.map_err(|error| io(&error))?;
        if bytes == 0 {
            return Err(Problem::unusable_file("the file is empty"));
        }
        unfinished.keep();
        Ok(Upload { id, name: shown_name(name), path, bytes })
    }

    /// The upload of an id; none where there is none.
    pub(crate) fn find(folder: &Path, id: &str) -> Option<Self> {
        // What is no id is never a part of a path.
        if id.is_empty() || !id.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let entry = fs::read_dir(folder.join(UPLOADS).join(id)).ok()?.flatten().next()?;
        let name = entry.file_name().into_string().ok()?;
        Some(Upload { id: id.to_owned(), name, path: entry.path(), bytes: entry.metadata().ok()?.len() })
    }

    /// Removes it.
    pub(crate) fn remove(&self) {
        if let Some(own) = self.path.parent()
            && let Err(error) = fs::remove_dir_all(own)
        {
            tracing::warn!(%error, "an upload can't be removed");
        }
    }

    /// Its format by its name.
    pub(crate) fn format(&self) -> Option<Format> {
        Format::of(Path::new(&self.name))
    }

    /// A first look at it.
    pub(crate) fn peek(&self) -> Result<Peek, Problem> {
        collect::peek(&self.path, &self.name, None).map_err(|error| self.problem(&error))
    }

    /// Why it can't be read as it is, without where it lies on this machine; with the place in the mapping where that can
    /// be mended.
    pub(crate) fn problem(&self, error: &CollectError) -> Problem {
        match error {
            CollectError::Times { column, problem, .. } => {
                let detail = format!("column \"{column}\": {problem}; say how its times are written");
                Problem::invalid("/mapping/time", detail)
            }
            CollectError::NoColumn { missing, .. } if ["customer", "time", "event"].contains(&missing.role) => {
                Problem::invalid(&format!("/mapping/{}", missing.role), self.without_path(error))
            }
            _ => Problem::unusable_file(self.without_path(error)),
        }
    }

    /// What an error says, with the name of the file in the place of its path.
    fn without_path(&self, error: &CollectError) -> String {
        crate::log::chain(error).replace(&self.path.display().to_string(), &self.name)
    }
}

/// Removes its folder when dropped, unless it is kept.
struct Unfinished(Option<PathBuf>);

impl Unfinished {
    fn keep(mut self) {
        self.0 = None;
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        if let Some(folder) = self.0.take() {
            // What can't be removed now is removed when it is old.
            let _ = fs::remove_dir_all(folder);
        }
    }
}

/// Removes uploads that nobody has imported for a day.
fn forget_old(uploads: &Path, now: SystemTime) {
    for entry in fs::read_dir(uploads).into_iter().flatten().flatten() {
        let modified = entry.metadata().and_then(|file| file.modified());
        let age = modified.ok().and_then(|at| now.duration_since(at).ok());
        if age.is_some_and(|age| age > KEPT) {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

/// The last part of a name, as any system would show it. The ending tells the format, so of a name that is too long it is
/// the beginning that goes.
fn shown_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let shown: String = last.chars().filter(|letter| !letter.is_control()).collect();
    let mut start = shown.len().saturating_sub(limits::TITLE_BYTES);
    while !shown.is_char_boundary(start) {
        start += 1;
    }
    shown[start..].trim_start_matches('.').to_owned()
}

fn file_name(name: &str) -> String {
    let shown = shown_name(name);
    if shown.is_empty() { "file".to_owned() } else { shown }
}

fn io(error: &std::io::Error) -> Problem {
    Problem::internal(format!("an upload can't be written: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Would catch: a name that leads out of its folder, or one that loses the ending that tells the format.
    #[test]
    fn names_are_only_names() {
        for (name, shown) in [
            ("ecom.csv.gz", "ecom.csv.gz"),
            ("../../etc/passwd", "passwd"),
            ("C:\\files\\a b.csv", "a b.csv"),
            ("..", ""),
            ("a\u{0}b\n.csv", "ab.csv"),
        ] {
            assert_eq!(shown_name(name), shown);
        }
        let long = format!("{}.csv", "ă".repeat(200));
        assert!(shown_name(&long).ends_with("ă.csv") && shown_name(&long).len() <= limits::TITLE_BYTES);
        assert_eq!(file_name(".."), "file");
        assert!(Upload::find(Path::new("/"), "../etc").is_none());
    }
}
