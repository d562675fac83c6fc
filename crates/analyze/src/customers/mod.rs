//! Customers themselves: lists of them, what is known of one, and their own journey.

mod find;
mod one;

use std::fmt;
use std::str::FromStr;

use events::Bucket;

pub use find::{CustomerPage, Find, find};
pub use one::{CustomerFacts, TimelineEvent, TimelinePage, facts, timeline};

/// A customer in a list.
#[derive(Debug, Clone, PartialEq)]
pub struct CustomerSeen {
    /// Their id.
    pub customer: String,
    /// Their events.
    pub events: u64,
    /// Their first event, in milliseconds since 1970.
    pub first_millis: i64,
    /// Their last event.
    pub last_millis: i64,
}

/// A place in a list of customers: those of a bucket lie together, in the order of their ids. It is valid as long as the
/// data stay; after an import a list may go on a little before or after where it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Cursor {
    /// The bucket.
    pub(crate) bucket: usize,
    /// The customer within it.
    pub(crate) customer: usize,
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.bucket, self.customer)
    }
}

impl FromStr for Cursor {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let trouble = "is not what a page before told as next";
        let (bucket, customer) = text.split_once('.').ok_or(trouble)?;
        let number = |text: &str| text.parse().map_err(|_| trouble);
        Ok(Cursor { bucket: number(bucket)?, customer: number(customer)? })
    }
}

/// What a list tells of a customer. The bucket holds times and names.
pub(crate) fn seen(bucket: &Bucket, customer: usize) -> CustomerSeen {
    let rows = bucket.offsets()[customer] as usize..bucket.offsets()[customer + 1] as usize;
    let times = &bucket.times()[rows.clone()];
    CustomerSeen {
        customer: bucket.customers.as_ref().map_or_else(String::new, |names| names.get(customer).to_owned()),
        events: rows.len() as u64,
        first_millis: times.first().copied().unwrap_or(0),
        last_millis: times.last().copied().unwrap_or(0),
    }
}
