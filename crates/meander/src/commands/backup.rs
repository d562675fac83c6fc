//! `meander backup`: copies a data folder while others write to it.

use std::fs::{self, File, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use crate::failure::Failure;

/// Arguments of `meander backup`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The data folder
    #[arg(long, value_name = "DIR", default_value = "./meander-data")]
    data: PathBuf,
    /// The folder to make; it is a data folder itself, to be used in place of the other
    #[arg(short, long, value_name = "FOLDER")]
    output: PathBuf,
}

/// Folder of the workspaces beside the first.
const WORKSPACES: &str = "workspaces";

/// Runs the command.
pub fn run(args: &Args) -> Result<(), Failure> {
    if args.output.exists() {
        return Err(Failure::Input(format!("{} is there already; name a folder that is not", args.output.display())));
    }
    // Made beside and renamed at the end, so that a backup is whole or not there.
    let parent = args.output.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(parent).map_err(|error| failed("make", parent, &error))?;
    let beside = tempfile::Builder::new()
        .prefix(".meander-backup-")
        .permissions(Permissions::from_mode(0o700))
        .tempdir_in(parent)
        .map_err(|error| failed("make a folder in", parent, &error))?;
    let told = copy(&args.data, beside.path())?;
    let made = beside.keep();
    fs::rename(&made, &args.output).map_err(|error| failed("rename", &made, &error))?;
    File::open(parent).and_then(|folder| folder.sync_all()).map_err(|error| failed("sync", parent, &error))?;
    println!("{told} copied to {}", args.output.display());
    Ok(())
}

/// Copies records, then events: an import that is told of in the records is in the events too.
fn copy(data: &Path, into: &Path) -> Result<String, Failure> {
    let copied = super::runtime()?.block_on(records::backup_sqlite(data, into));
    let has_records = copied.map_err(|error| Failure::input(&error))?;
    let mut stores = usize::from(events::backup(data, into)?);
    let workspaces = data.join(WORKSPACES);
    if workspaces.exists() {
        for entry in fs::read_dir(&workspaces).map_err(|error| failed("list", &workspaces, &error))? {
            let entry = entry.map_err(|error| failed("list", &workspaces, &error))?;
            let into = into.join(WORKSPACES).join(entry.file_name());
            events::make_private_folder(&into).map_err(|error| failed("make", &into, &error))?;
            stores += usize::from(events::backup(&entry.path(), &into)?);
        }
    }
    if !has_records && stores == 0 {
        return Err(Failure::Input(format!("{} holds nothing to copy", data.display())));
    }
    if !has_records {
        eprintln!("note: there is no records.sqlite here; records in PostgreSQL are copied by its own pg_dump");
    }
    Ok(format!("{}the events of {stores} workspaces", if has_records { "records and " } else { "" }))
}

fn failed(action: &str, path: &Path, error: &std::io::Error) -> Failure {
    Failure::Input(format!("can't {action} {}: {error}", path.display()))
}
