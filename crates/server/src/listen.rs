//! Connections: accepted up to a limit, given up when they stand still, ended gracefully.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

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
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tower::Service;

use crate::app::App;
use crate::table::router;
use crate::web::Peer;

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

/// Serves until `stop` comes true, then lets what is running end, for some seconds at most.
pub async fn serve(listener: TcpListener, app: Arc<App>, stop: impl Future<Output = ()>) {
    let router = router(&app);
    let places = Arc::new(Semaphore::new(limits::CONNECTIONS));
    let graceful = GracefulShutdown::new();
    let mut stop = std::pin::pin!(stop);
    let mut clean_up = tokio::time::interval(CLEAN_UP);
    loop {
        tokio::select! {
            () = &mut stop => break,
            _ = clean_up.tick() => app.clean_up().await,
            (place, accepted) = async {
                // Whoever comes beyond the limit waits in the system's queue.
                let place = Arc::clone(&places).acquire_owned().await;
                (place, listener.accept().await)
            } => match accepted {
                Ok((stream, peer)) => {
                    let connection = connection(stream, peer, router.clone(), graceful.watcher());
                    tokio::spawn(async move {
                        connection.await;
                        drop(place);
                    });
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

/// Lets this process hold as many files as the machine allows: a connection is one, and the usual limit is 1,024.
pub fn raise_file_limit() {
    let limit = getrlimit(Resource::Nofile);
    if let Err(error) = setrlimit(Resource::Nofile, Rlimit { current: limit.maximum, ..limit }) {
        tracing::warn!(%error, "can't raise the limit of open files");
    }
}
