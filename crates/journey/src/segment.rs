//! Segments: which customers are meant.

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::condition::{Condition, Test};
use crate::document::{Node, Refusal};
use crate::duration::Duration;
use crate::limits;
use crate::matcher::Matcher;

/// Says which customers are meant, by their traits and by all their events (not only those in scope).
#[derive(Debug, Clone)]
pub enum Segment {
    /// `{"trait":"age","op":"in","value":["35-44"]}`.
    Trait(Condition),
    /// `{"did":"purchase","at_least":2,"at_most":9,"within":"30d"}`: how often something happened, within the
    /// time up to `now` where `within` is given. `at_least` is 1 when neither bound is given.
    Did {
        /// What must have happened.
        matcher: Matcher,
        /// At least so often.
        at_least: usize,
        /// At most so often.
        at_most: Option<usize>,
        /// Counting only events in the time of this length that ends at `now`, both ends included.
        within: Option<Duration>,
    },
    /// `{"all":[…]}`: customers in every one of them.
    All(Vec<Segment>),
    /// `{"any":[…]}`: customers in one of them.
    Any(Vec<Segment>),
    /// `{"not":…}`: customers not in it.
    Not(Box<Segment>),
}

impl Segment {
    /// Reads a segment.
    pub fn read(node: &Node<'_>) -> Result<Self, Refusal> {
        if node.has("trait") {
            return Ok(Segment::Trait(Condition::read(node, "trait")?));
        }
        if node.has("did") {
            return read_did(node);
        }
        let fields = node.fields(&["trait", "did", "all", "any", "not"])?;
        let list = |inner: &Node<'_>| inner.list(limits::LIST_ENTRIES)?.iter().map(Segment::read).collect::<Result<Vec<_>, _>>();
        match (fields.read("all", list)?, fields.read("any", list)?, fields.read("not", Segment::read)?) {
            (Some(all), None, None) => Ok(Segment::All(all)),
            (None, Some(any), None) => Ok(Segment::Any(any)),
            (None, None, Some(not)) => Ok(Segment::Not(Box::new(not))),
            _ => Err(node.refuse("a segment is one of {\"trait\":…}, {\"did\":…}, {\"all\":[…]}, {\"any\":[…]}, {\"not\":…}")),
        }
    }

    /// Calls `each` with every condition on a trait.
    pub fn visit_traits<'a>(&'a self, each: &mut impl FnMut(&'a Condition)) {
        match self {
            Segment::Trait(condition) => each(condition),
            Segment::Did { .. } => {}
            Segment::All(parts) | Segment::Any(parts) => parts.iter().for_each(|part| part.visit_traits(each)),
            Segment::Not(part) => part.visit_traits(each),
        }
    }

    /// Calls `each` with every matcher of events.
    pub fn visit_matchers<'a>(&'a self, each: &mut impl FnMut(&'a Matcher)) {
        match self {
            Segment::Trait(_) => {}
            Segment::Did { matcher, .. } => each(matcher),
            Segment::All(parts) | Segment::Any(parts) => parts.iter().for_each(|part| part.visit_matchers(each)),
            Segment::Not(part) => part.visit_matchers(each),
        }
    }
}

fn read_did(node: &Node<'_>) -> Result<Segment, Refusal> {
    let fields = node.fields(&["did", "at_least", "at_most", "within"])?;
    let count = |inner: &Node<'_>| inner.whole(0..=u32::MAX as usize);
    let at_most = fields.read("at_most", count)?;
    let at_least = fields.read_or("at_least", usize::from(at_most.is_none()), count)?;
    if at_most.is_some_and(|most| most < at_least) {
        return Err(node.refuse("at_most is less than at_least"));
    }
    Ok(Segment::Did {
        matcher: Matcher::read(&fields.require("did")?)?,
        at_least,
        at_most,
        within: fields.read("within", Duration::read)?,
    })
}

impl Serialize for Segment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        match self {
            Segment::Trait(Condition { property, test }) => {
                map.serialize_entry("trait", property)?;
                Test::write(test, &mut map)?;
            }
            Segment::Did { matcher, at_least, at_most, within } => {
                map.serialize_entry("did", matcher)?;
                map.serialize_entry("at_least", at_least)?;
                if let Some(most) = at_most {
                    map.serialize_entry("at_most", most)?;
                }
                if let Some(within) = within {
                    map.serialize_entry("within", within)?;
                }
            }
            Segment::All(parts) => map.serialize_entry("all", parts)?,
            Segment::Any(parts) => map.serialize_entry("any", parts)?,
            Segment::Not(part) => map.serialize_entry("not", part)?,
        }
        map.end()
    }
}
