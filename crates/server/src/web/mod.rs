//! What every request and answer has in common.

mod address;
mod around;
mod body;
mod cookie;
mod origin;
mod pages;
mod pointer;
mod problem;
mod secure;

pub(crate) use address::{ClientAddress, Peer, is_local};
pub(crate) use around::{Address, around, on_panic};
pub(crate) use body::{Document, Json, Text};
pub(crate) use cookie::{attempt_cookie, attempt_cookie_name, cookie_name, cookie_value, expired_cookie, session_cookie};
pub(crate) use origin::is_our_origin;
pub(crate) use pages::{PageOf, PageParams, PageQuery, Params, limit_of, place_of};
pub(crate) use problem::{Problem, ProblemDocument, WRONG_CODE};
pub(crate) use secure::{NO_STORE, security_headers};
