//! Requests of ours to providers: few, small, one connection each, and none that waits for long.

use std::error::Error;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HOST, USER_AGENT};
use axum::http::{HeaderValue, Method, Request, StatusCode, Uri};
use http_body_util::{BodyExt, Full, Limited};
use hyper::body::Bytes;
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use journey::limits;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::ServerName;
use tokio_rustls::rustls::{ClientConfig, RootCertStore};

use super::addresses::{host_of, is_plain};
use crate::log::chain;

/// What a provider answered.
pub(crate) struct Reply {
    pub status: StatusCode,
    pub body: Bytes,
}

/// Asks providers. Follows no redirects: an endpoint is where the provider says that it is.
pub(crate) struct Client {
    tls: TlsConnector,
    patience: Duration,
}

type Trouble = Box<dyn Error + Send + Sync>;

impl Client {
    /// A client that believes the authorities that this machine does, and waits so long for an answer.
    ///
    /// Errors: TLS can't be set up.
    pub(crate) fn new(patience: Duration) -> Result<Self, String> {
        let mut roots = RootCertStore::empty();
        let found = rustls_native_certs::load_native_certs();
        let (known, _) = roots.add_parsable_certificates(found.certs);
        if known == 0 {
            tracing::warn!("this machine has no certificates of authorities; providers of sign-in can't be reached");
        }
        let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .map_err(|error| error.to_string())?
            .with_root_certificates(roots)
            .with_no_client_auth();
        Ok(Client { tls: TlsConnector::from(Arc::new(config)), patience })
    }

    /// Reads a document, with a token where it takes one.
    pub(crate) async fn get(&self, uri: &Uri, bearer: Option<&str>) -> Result<Reply, String> {
        let token = bearer.map(|token| secret_header(&format!("Bearer {token}"))).transpose()?;
        self.send(uri, Method::GET, token, None).await
    }

    /// Sends a form.
    pub(crate) async fn post(&self, uri: &Uri, authorization: Option<HeaderValue>, form: String) -> Result<Reply, String> {
        self.send(uri, Method::POST, authorization, Some(form)).await
    }

    async fn send(
        &self,
        uri: &Uri,
        method: Method,
        authorization: Option<HeaderValue>,
        form: Option<String>,
    ) -> Result<Reply, String> {
        let host = uri.authority().map(|authority| authority.as_str()).unwrap_or_default();
        let path = uri.path_and_query().map_or("/", |path| path.as_str());
        let mut request = Request::builder().method(method).uri(path).header(HOST, host).header(ACCEPT, "application/json");
        request = request.header(USER_AGENT, concat!("Meander/", env!("CARGO_PKG_VERSION")));
        if form.is_some() {
            request = request.header(CONTENT_TYPE, "application/x-www-form-urlencoded");
        }
        if let Some(authorization) = authorization {
            request = request.header(AUTHORIZATION, authorization);
        }
        let body = Full::new(Bytes::from(form.unwrap_or_default()));
        let request = request.body(body).map_err(|_| format!("{host} can't be asked"))?;
        match tokio::time::timeout(self.patience, self.connect(uri, request)).await {
            Ok(Ok(reply)) => Ok(reply),
            Ok(Err(trouble)) => Err(format!("{host}: {}", chain(&*trouble))),
            Err(_) => Err(format!("{host} did not answer within {} ms", self.patience.as_millis())),
        }
    }

    async fn connect(&self, uri: &Uri, request: Request<Full<Bytes>>) -> Result<Reply, Trouble> {
        let (host, plain) = (host_of(uri), is_plain(uri));
        let port = uri.port_u16().unwrap_or(if plain { 80 } else { 443 });
        let stream = TcpStream::connect((host, port)).await?;
        if plain {
            return speak(stream, request).await;
        }
        let name = ServerName::try_from(host.to_owned())?;
        speak(self.tls.connect(name, stream).await?, request).await
    }
}

/// A value of a header that no log shows.
pub(crate) fn secret_header(text: &str) -> Result<HeaderValue, String> {
    let mut value = HeaderValue::from_str(text).map_err(|_| "a token holds what no header can".to_owned())?;
    value.set_sensitive(true);
    Ok(value)
}

/// Sends the request and reads the whole answer. The connection lives in here and nowhere else, so that giving up ends it.
async fn speak(
    stream: impl AsyncRead + AsyncWrite + Send + Unpin + 'static,
    request: Request<Full<Bytes>>,
) -> Result<Reply, Trouble> {
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await?;
    let mut answer = pin!(async move {
        let (head, body) = sender.send_request(request).await?.into_parts();
        let body = Limited::new(body, limits::PROVIDER_ANSWER_BYTES).collect().await?.to_bytes();
        Ok(Reply { status: head.status, body })
    });
    tokio::select! {
        answer = &mut answer => answer,
        // A server that closes has answered before, or never will.
        _ = connection => answer.await,
    }
}
