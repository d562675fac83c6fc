//! Where a request comes from.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use axum::extract::Request;

use crate::options::Options;

/// The other end of the connection, set by whoever accepts it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Peer(pub SocketAddr);

/// The address of the client, as the log and the throttle know it.
#[derive(Debug, Clone)]
pub(crate) struct ClientAddress(pub String);

fn peer(request: &Request) -> IpAddr {
    request.extensions().get::<Peer>().map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |peer| peer.0.ip())
}

/// The last address that our own proxy tells, where there is one; else the other end of the connection. What stands
/// before the last was told by the client and may be made up.
pub(crate) fn client_address(options: &Options, request: &Request) -> String {
    let peer = peer(request);
    let told = request.headers().get_all("x-forwarded-for").iter().next_back().and_then(|value| value.to_str().ok());
    let told = told.and_then(|text| text.rsplit(',').next()?.trim().parse::<IpAddr>().ok());
    match told {
        Some(address) if options.public_url.is_some() && peer.is_loopback() => address.to_string(),
        _ => peer.to_string(),
    }
}

/// Whether the request was made on this machine, and not passed on by a proxy on it.
pub(crate) fn is_local(request: &Request) -> bool {
    let passed_on = ["x-forwarded-for", "forwarded", "x-real-ip", "via"].iter().any(|name| request.headers().contains_key(*name));
    peer(request).is_loopback() && !passed_on
}
