//! The server on a socket.

use std::time::Duration;

use server::serve;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;

use crate::world::World;

/// Far longer than anything here takes; a test that waits so long has failed.
const LONG: Duration = Duration::from_secs(20);

/// Would catch: a stop that cuts off what is running, or that waits for who only holds a connection open.
#[tokio::test]
async fn a_stop_lets_requests_end_and_idle_connections_go() {
    let world = World::new().await;
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let (stop, stopped) = oneshot::channel::<()>();
    let server = tokio::spawn(serve(listener, world.app.clone(), async {
        let _ = stopped.await;
    }));
    let mut idle = TcpStream::connect(address).await.expect("connects");
    let head = "GET /api/health HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
    idle.write_all(head.as_bytes()).await.expect("sent");
    let mut answer = [0_u8; 12];
    idle.read_exact(&mut answer).await.expect("answered");
    assert_eq!(&answer, b"HTTP/1.1 200");

    let body = "{\"email\":\"a@b\",\"password\":\"x\"}";
    let mut running = TcpStream::connect(address).await.expect("connects");
    let head = format!(
        "POST /api/v1/session HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\
         Expect: 100-continue\r\n\r\n",
        body.len()
    );
    running.write_all(head.as_bytes()).await.expect("sent");
    // The server asks for the body: the request is running.
    let mut go_on = [0_u8; 25];
    running.read_exact(&mut go_on).await.expect("answered");
    assert_eq!(&go_on, b"HTTP/1.1 100 Continue\r\n\r\n");
    stop.send(()).expect("it listens");
    let mut rest = Vec::new();
    tokio::time::timeout(LONG, idle.read_to_end(&mut rest)).await.expect("idle connections are closed").expect("read");
    running.write_all(body.as_bytes()).await.expect("sent");
    let mut told = String::new();
    tokio::time::timeout(LONG, running.read_to_string(&mut told)).await.expect("closed").expect("read");
    assert!(told.starts_with("HTTP/1.1 401"), "{told}");
    tokio::time::timeout(LONG, server).await.expect("it stops").expect("without a panic");
    assert!(TcpStream::connect(address).await.is_err(), "nobody listens any more");
}

/// Would catch: a server that falls over when it is held by many who say nothing.
#[tokio::test]
async fn many_idle_connections_leave_room_for_others() {
    server::raise_file_limit();
    let world = World::new().await;
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let server = tokio::spawn(serve(listener, world.app.clone(), std::future::pending()));
    let mut idle = Vec::new();
    for _ in 0..400 {
        idle.push(TcpStream::connect(address).await.expect("connects"));
    }
    let mut one = TcpStream::connect(address).await.expect("connects");
    one.write_all(b"GET /api/health HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n").await.expect("sent");
    let mut told = String::new();
    tokio::time::timeout(LONG, one.read_to_string(&mut told)).await.expect("answered").expect("read");
    assert!(told.starts_with("HTTP/1.1 200"), "{told}");
    server.abort();
}
