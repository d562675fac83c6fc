//! `meander serve`: the API over a data folder.

use std::cell::{Cell, RefCell};
use std::io::Write;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::ValueEnum;
use journey::SystemClock;
use records::{Records, SystemChance};
use server::{App, Options, PublicUrl, SecondFactor, SecretPlace, SignIn};
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};

use crate::failure::Failure;
use crate::files::read_text;
use crate::options::{Database, Memory};

/// Arguments of `meander serve`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The data folder, made where there is none
    #[arg(long, value_name = "DIR", default_value = "./meander-data")]
    data: PathBuf,
    /// Where to listen
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:7700")]
    listen: SocketAddr,
    #[command(flatten)]
    database: Database,
    /// The address in the browser where a proxy stands in front, such as https://meander.example.com
    #[arg(long, value_name = "URL")]
    public_url: Option<String>,
    /// A document that names providers of sign-in by OpenID Connect
    #[arg(long, value_name = "FILE", env = "MEANDER_SIGN_IN")]
    sign_in: Option<PathBuf>,
    /// Whether who signs in by a password needs a second factor
    #[arg(long, value_name = "WHICH", default_value = "optional")]
    second_factor: SecondFactorWord,
    #[command(flatten)]
    memory: Memory,
    /// Questions answered at once; others wait
    #[arg(long, value_name = "N", default_value_t = 2)]
    questions: usize,
    /// What is told on standard error: off, error, warn, info or debug
    #[arg(long, value_name = "LEVEL", default_value = "info")]
    log: String,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum SecondFactorWord {
    Optional,
    Required,
}

impl From<SecondFactorWord> for SecondFactor {
    fn from(word: SecondFactorWord) -> Self {
        match word {
            SecondFactorWord::Optional => SecondFactor::Optional,
            SecondFactorWord::Required => SecondFactor::Required,
        }
    }
}

/// Runs the command.
pub fn run(args: &Args) -> Result<(), Failure> {
    server::start_log(&args.log).map_err(|problem| Failure::Input(format!("--log: {problem}")))?;
    let public_url = args.public_url.as_deref().map(PublicUrl::parse).transpose();
    let (sign_in, secrets) = args.sign_in.as_deref().map(sign_in).transpose()?.unwrap_or_default();
    let options = Options {
        data: args.data.clone(),
        listen: args.listen,
        public_url: public_url.map_err(|problem| Failure::Input(format!("--public-url: {problem}")))?,
        memory_bytes: args.memory.bytes()?,
        questions_at_once: args.questions,
        sign_in,
        second_factor: args.second_factor.into(),
    };
    options.sign_in.check(&options).map_err(|problem| Failure::Input(format!("--sign-in: {problem}")))?;
    server::warn_at_start(&options, &secrets);
    server::raise_file_limit();
    super::runtime()?.block_on(serve(args, options))
}

/// Reads the document of providers, and the secrets that stand elsewhere: files beside it, or variables. Gives the files that
/// hold a secret too: those, and the document where one stands in it.
fn sign_in(path: &Path) -> Result<(SignIn, Vec<PathBuf>), Failure> {
    let text = read_text(path)?;
    let folder = path.parent().unwrap_or(Path::new(""));
    let (files, elsewhere) = (RefCell::new(Vec::new()), Cell::new(0));
    let secret = |place: SecretPlace<'_>| {
        elsewhere.set(elsewhere.get() + 1);
        match place {
            #[allow(clippy::disallowed_methods)] // Part of the command line: the document names the variable.
            SecretPlace::Variable(name) => std::env::var(name).map_err(|_| format!("the variable {name} is not set")),
            SecretPlace::File(file) => {
                let file = folder.join(file);
                let told = std::fs::read_to_string(&file).map_err(|error| format!("can't read {}: {error}", file.display()));
                files.borrow_mut().push(file);
                told
            }
        }
    };
    let told = SignIn::parse(&text, &secret).map_err(|refusal| Failure::document(&path.display().to_string(), &refusal))?;
    let mut files = files.into_inner();
    let secrets = told.providers.iter().filter(|provider| provider.client_secret.is_some()).count();
    if secrets > elsewhere.get() {
        files.push(path.to_owned());
    }
    Ok((told, files))
}

async fn serve(args: &Args, options: Options) -> Result<(), Failure> {
    let (clock, chance) = (Arc::new(SystemClock), Arc::new(SystemChance));
    let location = args.database.location(&args.data);
    let records = Records::open(&location, Arc::clone(&clock) as _, Arc::clone(&chance) as _)
        .await
        .map_err(|error| Failure::input(&error))?;
    let listener = TcpListener::bind(args.listen)
        .await
        .map_err(|error| Failure::Input(format!("can't listen on {}: {error}", args.listen)))?;
    let address = listener.local_addr().map_err(|error| Failure::input(&error))?;
    let stop = stop_signal()?;
    // The port may have been left to the system.
    let app = App::new(Options { listen: address, ..options }, records, clock, chance);
    // Not eprintln!, which would end the server when nobody reads what it tells.
    let _ = writeln!(std::io::stderr(), "Meander listens on http://{address}");
    server::serve(listener, app, stop).await;
    let _ = writeln!(std::io::stderr(), "stopped");
    Ok(())
}

/// Comes true when this process is told to stop: by a service manager, or with Ctrl-C.
fn stop_signal() -> Result<impl Future<Output = ()>, Failure> {
    let heard = |kind| signal(kind).map_err(|error| Failure::input(&error));
    let (mut terminate, mut interrupt) = (heard(SignalKind::terminate())?, heard(SignalKind::interrupt())?);
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}
