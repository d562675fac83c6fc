//! Pages of lists, as the API tells them. Where a page begins is opaque: what follows from it is ours to change.

use std::collections::HashMap;

use analyze::Cursor;
use axum::extract::{FromRequestParts, Query};
use axum::http::request::Parts;
use journey::limits;
use records::{Listed, Page};
use serde::Serialize;
use serde::de::DeserializeOwned;
use utoipa::{IntoParams, ToSchema};

use super::problem::Problem;

/// A page of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct PageOf<T> {
    /// Its entries.
    pub items: Vec<T>,
    /// What to send as `after` for the next page; null at the end.
    #[schema(required = true)]
    pub next: Option<String>,
}

impl<T> PageOf<T> {
    /// The page of a list of records.
    pub(crate) fn of<R>(listed: Listed<R>, each: impl Fn(R) -> T) -> Self {
        PageOf { next: listed.next.map(|place| encode(&place)), items: listed.items.into_iter().map(each).collect() }
    }

    /// The same, where an entry may turn out to be unreadable.
    pub(crate) fn try_of<R>(listed: Listed<R>, each: impl Fn(R) -> Result<T, Problem>) -> Result<Self, Problem> {
        let items = listed.items.into_iter().map(each).collect::<Result<_, _>>()?;
        Ok(PageOf { next: listed.next.map(|place| encode(&place)), items })
    }

    /// A list that is told at once.
    pub(crate) fn whole(items: Vec<T>) -> Self {
        PageOf { items, next: None }
    }
}

/// The parameters of a list, as the OpenAPI document tells them; read by [`PageQuery`].
#[derive(Debug, IntoParams)]
#[into_params(parameter_in = Query)]
#[allow(dead_code)] // For the document only.
pub(crate) struct PageParams {
    /// At most so many entries.
    #[param(minimum = 1, maximum = 200, default = 50)]
    limit: Option<u32>,
    /// What the page before told as `next`.
    after: Option<String>,
}

/// Which page is asked for: `?limit=50&after=…`.
pub(crate) struct PageQuery(pub Page);

impl<S: Send + Sync> FromRequestParts<S> for PageQuery {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let Query(mut told) = Query::<HashMap<String, String>>::try_from_uri(&parts.uri)
            .map_err(|error| Problem::bad_request(error.to_string()))?;
        let limit = told.remove("limit").map_or(Ok(limits::PAGE_ENTRIES_USUAL), |text| read_limit(&text))?;
        let after = told.remove("after").map(|text| decode(&text)).transpose()?;
        match told.into_keys().next() {
            Some(name) => Err(Problem::invalid_parameter(&name, "is not known here; limit and after are")),
            None => Ok(PageQuery(Page { after, limit })),
        }
    }
}

/// The parameters of an address as a value. Unknown ones are refused where the type says so, which all of ours do.
pub(crate) struct Params<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for Params<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let Query(value) = Query::<T>::try_from_uri(&parts.uri).map_err(|error| Problem::bad_request(error.body_text()))?;
        Ok(Params(value))
    }
}

/// How many entries a list of customers has: what a body says, or as usual.
pub(crate) fn limit_of(told: Option<usize>) -> Result<usize, Problem> {
    let limit = told.unwrap_or(limits::PAGE_ENTRIES_USUAL);
    let wrong = || Problem::invalid("/limit", format!("is a number from 1 to {}", limits::PAGE_ENTRIES));
    (1..=limits::PAGE_ENTRIES).contains(&limit).then_some(limit).ok_or_else(wrong)
}

/// Where a list of customers goes on.
pub(crate) fn place_of(told: Option<&str>) -> Result<Option<Cursor>, Problem> {
    told.map(|text| text.parse().map_err(|detail: &str| Problem::invalid("/after", detail))).transpose()
}

fn read_limit(text: &str) -> Result<usize, Problem> {
    let limit = text.parse::<usize>().ok().filter(|limit| (1..=limits::PAGE_ENTRIES).contains(limit));
    limit.ok_or_else(|| Problem::invalid_parameter("limit", format!("is a number from 1 to {}", limits::PAGE_ENTRIES)))
}

fn encode(place: &str) -> String {
    place.bytes().map(|byte| format!("{byte:02x}")).collect()
}

fn decode(text: &str) -> Result<String, Problem> {
    let wrong = || Problem::invalid_parameter("after", "is not what an earlier page told under \"next\"");
    let is_hex = text.bytes().all(|byte| byte.is_ascii_hexdigit());
    if !text.len().is_multiple_of(2) || text.len() > 4 * limits::TITLE_BYTES || !is_hex {
        return Err(wrong());
    }
    let byte = |at: usize| u8::from_str_radix(&text[at..at + 2], 16).map_err(|_| wrong());
    let bytes: Vec<u8> = (0..text.len()).step_by(2).map(byte).collect::<Result<_, _>>()?;
    // The database has no place for the zero character.
    String::from_utf8(bytes).ok().filter(|place| !place.contains('\0')).ok_or_else(wrong)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Would catch: a place that comes back as another, or nonsense that gets as far as the database.
    #[test]
    fn places_come_back_and_nonsense_is_refused() {
        assert_eq!(decode(&encode("ană-2")).expect("decodes"), "ană-2");
        for nonsense in ["a", "zz", "00", "ff", "+1+1", "ăă"] {
            assert!(decode(nonsense).is_err(), "{nonsense}");
        }
    }
}
