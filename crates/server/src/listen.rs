//! Connections: accepted up to a limit, refused politely beyond it, given up when they stand still, ended gracefully.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::{GracefulShutdown, Watcher};
use journey::limits;
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tower::Service;

use crate::app::App;
use crate::table::router;
use crate::web::{NO_STORE, Peer, security_headers};

/// How long a connection may take to send the head of a request, and how long it may be idle between two.
const HEAD_TIMEOUT: Duration = Duration::from_secs(30);
/// The head of a request: browsers send some 2 kB.
const HEAD_BYTES: usize = 32 << 10;
/// How long requests may go on after the server was told to stop.
const STOP_TIMEOUT: Duration = Duration::from_secs(20);
/// How often is cleaned up.
const CLEAN_UP: Duration = Duration::from_secs(3_600);
/// Wait before accepting again when the machine is out of files or memory; at once would take a whole core.
const ACCEPT_AGAIN: Duration = Duration::from_millis(100);

/// Files kept for what is no connection: two for each column that is read at once, the database, uploads, those who are
/// refused.
const FILES_KEPT: u64 = 512;
/// How many are told at once that there is no place for them. Whoever comes while so many are being told is hung up on.
const REFUSED_AT_ONCE: usize = 64;
/// How long one of them may take to hear it.
const REFUSE_TIMEOUT: Duration = Duration::from_secs(1);
/// How often the log tells of them: a crowd comes and goes many times a second.
const WARN_AGAIN: Duration = Duration::from_secs(60);
/// What they are told. Nothing of the request is read: whoever has no place costs nothing.
const FULL: &str = "{\"type\":\"urn:meander:problem:busy\",\"title\":\"Busy\",\"status\":503,\
     \"detail\":\"too many connections are open; try again\",\"instance\":\"about:blank\"}";

/// Serves until `stop` comes true, then lets what is running end, for some seconds at most.
pub async fn serve(listener: TcpListener, app: Arc<App>, stop: impl Future<Output = ()>) {
    let router = router(&app);
    let places = Arc::new(Semaphore::new(connections()));
    let refusals = Arc::new(Semaphore::new(REFUSED_AT_ONCE));
    let refusal: Arc<str> = refusal(app.options.is_secure()).into();
    let mut warned: Option<Instant> = None;
    let graceful = GracefulShutdown::new();
    let mut stop = std::pin::pin!(stop);
    let mut clean_up = tokio::time::interval(CLEAN_UP);
    loop {
        tokio::select! {
            () = &mut stop => break,
            _ = clean_up.tick() => app.clean_up().await,
            accepted = listener.accept() => match accepted {
                Ok((stream, peer)) => {
                    let place = Arc::clone(&places).try_acquire_owned().ok();
                    if place.is_none() && warned.is_none_or(|at| at.elapsed() > WARN_AGAIN) {
                        tracing::warn!("too many connections are open; the next ones are refused");
                        warned = Some(Instant::now());
                    }
                    if let Some(place) = place {
                        let connection = connection(stream, peer, router.clone(), graceful.watcher());
                        tokio::spawn(async move {
                            connection.await;
                            drop(place);
                        });
                    } else if let Ok(turn) = Arc::clone(&refusals).try_acquire_owned() {
                        let refusal = Arc::clone(&refusal);
                        tokio::spawn(async move {
                            refuse(stream, &refusal).await;
                            drop(turn);
                        });
                    }
                }
                Err(error) => {
                    tracing::warn!(%error, "can't accept a connection");
                    tokio::time::sleep(ACCEPT_AGAIN).await;
                }
            },
        }
    }
    drop(listener);
    app.stop();
    tracing::info!(connections = graceful.count(), "stopping");
    if tokio::time::timeout(STOP_TIMEOUT, graceful.shutdown()).await.is_err() {
        tracing::warn!("some requests took too long to end");
    }
    app.records.close().await;
}

async fn connection(stream: TcpStream, peer: SocketAddr, router: Router, watcher: Watcher) {
    // Answers are written in one go; waiting for more to send would only delay them.
    let _ = stream.set_nodelay(true);
    let answer = service_fn(move |request: hyper::Request<Incoming>| {
        let mut router = router.clone();
        let mut request: Request = request.map(Body::new);
        request.extensions_mut().insert(Peer(peer));
        async move { Ok::<_, Infallible>(router.call(request).await.unwrap_or_else(|never| match never {})) }
    });
    let mut protocol = http1::Builder::new();
    protocol.timer(TokioTimer::new()).header_read_timeout(HEAD_TIMEOUT).max_buf_size(HEAD_BYTES);
    // What a client does wrong on its own connection is its own affair.
    let _ = watcher.watch(protocol.serve_connection(TokioIo::new(stream), answer)).await;
}

/// The answer to whom there is no place for. It passes by the routes, and has the headers of all other answers all the same.
fn refusal(is_secure: bool) -> String {
    let length = FULL.len();
    let security: String = security_headers(is_secure).map(|(name, value)| format!("{name}: {value}\r\n")).collect();
    format!(
        "HTTP/1.1 503 Service Unavailable\r\nContent-Type: application/problem+json\r\nContent-Length: {length}\r\n\
         Retry-After: 1\r\nConnection: close\r\nCache-Control: {NO_STORE}\r\n{security}\r\n{FULL}"
    )
}

/// Tells a connection that there is no place for it.
async fn refuse(mut stream: TcpStream, refusal: &str) {
    let told = async {
        stream.write_all(refusal.as_bytes()).await?;
        stream.shutdown().await?;
        // A connection that is closed with something unread in it takes back what was told.
        while stream.read(&mut [0_u8; 1_024]).await? > 0 {}
        Ok::<_, std::io::Error>(())
    };
    // Who does not want to hear it does not have to.
    let _ = tokio::time::timeout(REFUSE_TIMEOUT, told).await;
}

/// How many connections there are places for: as many as are meant to be, or as this process may have files for.
fn connections() -> usize {
    let files = getrlimit(Resource::Nofile).current;
    let places = places_within(files);
    if places < limits::CONNECTIONS {
        tracing::warn!(
            files,
            places,
            "this machine lets few files be open, and a connection is one; raise its limit (ulimit -n)"
        );
    }
    places
}

/// Places for connections where so many files may be open. However few they are, somebody is let in.
fn places_within(files: Option<u64>) -> usize {
    let left = files.map(|files| files.saturating_sub(FILES_KEPT).max(files / 4).max(1));
    left.and_then(|left| usize::try_from(left).ok()).map_or(limits::CONNECTIONS, |left| left.min(limits::CONNECTIONS))
}

/// Lets this process hold as many files as the machine allows: a connection is one, and the usual limit is 1,024. Tells how
/// many that are.
pub fn raise_file_limit() -> u64 {
    let limit = getrlimit(Resource::Nofile);
    if let Err(error) = setrlimit(Resource::Nofile, Rlimit { current: limit.maximum, ..limit }) {
        tracing::warn!(%error, "can't raise the limit of open files");
    }
    getrlimit(Resource::Nofile).current.unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Would catch: more connections let in than there are files for, after which nothing can be read any more; or none.
    #[test]
    fn places_follow_from_the_files_that_may_be_open() {
        for (files, places) in [
            (None, limits::CONNECTIONS),
            (Some(1 << 20), limits::CONNECTIONS),
            (Some(4_096), 3_584),
            (Some(1_024), 512),
            (Some(256), 64),
            (Some(0), 1),
        ] {
            assert_eq!(places_within(files), places, "{files:?}");
        }
    }

    /// Would catch: an answer written by hand that lacks a header which all others have, or that no browser can read.
    #[test]
    fn who_finds_no_place_gets_the_headers_of_security_too() {
        for is_secure in [false, true] {
            let told = refusal(is_secure);
            let (head, body) = told.split_once("\r\n\r\n").expect("a head and a body");
            assert_eq!(body, FULL);
            let lines: Vec<&str> = head.split("\r\n").collect();
            assert!(lines.iter().all(|line| !line.contains('\n')), "{head}");
            for (name, value) in security_headers(is_secure) {
                assert!(lines.contains(&format!("{name}: {value}").as_str()), "{name}: {head}");
            }
            assert!(lines.contains(&"Cache-Control: no-store"), "{head}");
            assert_eq!(head.contains("strict-transport-security"), is_secure, "{head}");
        }
    }
}
