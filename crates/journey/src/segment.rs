//! Segments: which customers are meant.

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::condition::{Condition, Test};
use crate::document::{Node, Refusal, parse_json};
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
    /// `{"sequence":["visit","purchase"],"within":"7d"}`: all of these happened, in this order, the last at most so long
    /// after the first where `within` is given.
    Sequence {
        /// What happened, step by step.
        steps: Vec<Matcher>,
        /// The longest time from the first to the last.
        within: Option<Duration>,
    },
    /// `{"segment":"regulars"}`: customers of a segment saved under this key. It has to be put in its place before a
    /// question is asked, see [`Segment::resolve`].
    Saved(String),
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
        if node.has("sequence") {
            return read_sequence(node);
        }
        if node.has("segment") {
            return Ok(Segment::Saved(node.fields(&["segment"])?.require("segment")?.name()?));
        }
        let fields = node.fields(&["trait", "did", "sequence", "segment", "all", "any", "not"])?;
        let list = |inner: &Node<'_>| inner.list(limits::LIST_ENTRIES)?.iter().map(Segment::read).collect::<Result<Vec<_>, _>>();
        match (fields.read("all", list)?, fields.read("any", list)?, fields.read("not", Segment::read)?) {
            (Some(all), None, None) => Ok(Segment::All(all)),
            (None, Some(any), None) => Ok(Segment::Any(any)),
            (None, None, Some(not)) => Ok(Segment::Not(Box::new(not))),
            _ => Err(node.refuse(
                "a segment is one of {\"trait\":…}, {\"did\":…}, {\"sequence\":[…]}, {\"segment\":…}, {\"all\":[…]}, \
                 {\"any\":[…]}, {\"not\":…}",
            )),
        }
    }

    /// Reads a segment from the text of a JSON document.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        Self::read(&Node::root(&parse_json(text)?))
    }

    /// Puts saved segments in the place of their keys. `find` gives what is saved under a key.
    ///
    /// Refused: a key under which nothing is saved, a segment that contains itself.
    pub fn resolve(&mut self, find: &mut dyn FnMut(&str) -> Option<Segment>) -> Result<(), Refusal> {
        let mut resolver = Resolver { find, within: Vec::new(), left: limits::SEGMENTS_NAMED };
        resolver.resolve(self)
    }

    /// Calls `each` with the key of every saved segment that has not been put in its place.
    pub fn visit_saved<'a>(&'a self, each: &mut impl FnMut(&'a str)) {
        match self {
            Segment::Trait(_) | Segment::Did { .. } | Segment::Sequence { .. } => {}
            Segment::Saved(key) => each(key),
            Segment::All(parts) | Segment::Any(parts) => parts.iter().for_each(|part| part.visit_saved(each)),
            Segment::Not(part) => part.visit_saved(each),
        }
    }

    /// The key of a saved segment in it that has not been put in its place.
    pub fn unresolved(&self) -> Option<&str> {
        let mut first = None;
        self.visit_saved(&mut |key| first = first.or(Some(key)));
        first
    }

    /// Calls `each` with every condition on a trait.
    pub fn visit_traits<'a>(&'a self, each: &mut impl FnMut(&'a Condition)) {
        match self {
            Segment::Trait(condition) => each(condition),
            Segment::Did { .. } | Segment::Sequence { .. } | Segment::Saved(_) => {}
            Segment::All(parts) | Segment::Any(parts) => parts.iter().for_each(|part| part.visit_traits(each)),
            Segment::Not(part) => part.visit_traits(each),
        }
    }

    /// Calls `each` with every matcher of events.
    pub fn visit_matchers<'a>(&'a self, each: &mut impl FnMut(&'a Matcher)) {
        match self {
            Segment::Trait(_) | Segment::Saved(_) => {}
            Segment::Did { matcher, .. } => each(matcher),
            Segment::Sequence { steps, .. } => steps.iter().for_each(each),
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

/// Puts saved segments in the place of their keys.
struct Resolver<'f> {
    find: &'f mut dyn FnMut(&str) -> Option<Segment>,
    /// Keys of the segments that the one at hand stands in.
    within: Vec<String>,
    /// How many more may be put in: segments that name each other twice double with every level.
    left: usize,
}

impl Resolver<'_> {
    fn resolve(&mut self, segment: &mut Segment) -> Result<(), Refusal> {
        match segment {
            Segment::Trait(_) | Segment::Did { .. } | Segment::Sequence { .. } => Ok(()),
            Segment::All(parts) | Segment::Any(parts) => parts.iter_mut().try_for_each(|part| self.resolve(part)),
            Segment::Not(part) => self.resolve(part),
            Segment::Saved(key) => {
                let mut found = self.found(key)?;
                self.within.push(std::mem::take(key));
                self.resolve(&mut found)?;
                self.within.pop();
                *segment = found;
                Ok(())
            }
        }
    }

    fn found(&mut self, key: &str) -> Result<Segment, Refusal> {
        let refuse = |problem: String| Refusal { place: "customers".to_owned(), at: None, problem };
        if self.within.iter().any(|known| known == key) {
            return Err(refuse(format!("the segment \"{key}\" contains itself")));
        }
        let most = limits::SEGMENTS_NAMED;
        self.left = self.left.checked_sub(1).ok_or_else(|| refuse(format!("names more than {most} saved segments")))?;
        (self.find)(key).ok_or_else(|| refuse(format!("no segment is saved as \"{key}\"")))
    }
}

fn read_sequence(node: &Node<'_>) -> Result<Segment, Refusal> {
    let fields = node.fields(&["sequence", "within"])?;
    let steps = fields.require("sequence")?;
    let matchers = steps.list(limits::SEGMENT_STEPS)?;
    if matchers.len() < 2 {
        return Err(steps.refuse("a sequence has at least two steps"));
    }
    Ok(Segment::Sequence {
        steps: matchers.iter().map(Matcher::read).collect::<Result<_, _>>()?,
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
            Segment::Sequence { steps, within } => {
                map.serialize_entry("sequence", steps)?;
                if let Some(within) = within {
                    map.serialize_entry("within", within)?;
                }
            }
            Segment::Saved(key) => map.serialize_entry("segment", key)?,
            Segment::All(parts) => map.serialize_entry("all", parts)?,
            Segment::Any(parts) => map.serialize_entry("any", parts)?,
            Segment::Not(part) => map.serialize_entry("not", part)?,
        }
        map.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn segment(text: &str) -> Segment {
        Segment::parse(text).expect("a segment")
    }

    /// Would catch: a form that is read and not written back, or read as another.
    #[test]
    fn segments_are_written_as_they_are_read() {
        for text in [
            r#"{"trait":"age","op":"in","value":["35-44"]}"#,
            r#"{"sequence":["visit",{"event":"purchase","where":[{"property":"value","op":"gt","value":9.5}]}],"within":"7d"}"#,
            r#"{"any":[{"segment":"regulars"},{"not":{"did":"refund","at_least":1}}]}"#,
        ] {
            assert_eq!(serde_json::to_string(&segment(text)).expect("written"), text);
        }
        assert!(Segment::parse(r#"{"sequence":["visit"]}"#).is_err());
    }

    /// Would catch: a key that stays in its place, is not found without a word, or goes round for ever.
    #[test]
    fn saved_segments_take_the_place_of_their_keys() {
        let mut find = |key: &str| match key {
            "a" => Some(segment(r#"{"not":{"segment":"b"}}"#)),
            "b" => Some(segment(r#"{"did":"visit"}"#)),
            "round" => Some(segment(r#"{"all":[{"segment":"round"}]}"#)),
            _ => None,
        };
        let mut twice = segment(r#"{"all":[{"segment":"a"},{"segment":"b"}]}"#);
        assert_eq!(twice.unresolved(), Some("a"));
        twice.resolve(&mut find).expect("all are saved");
        let told = serde_json::to_string(&twice).expect("written");
        assert_eq!(told, r#"{"all":[{"not":{"did":"visit","at_least":1}},{"did":"visit","at_least":1}]}"#);
        let told = |text: &str, find: &mut dyn FnMut(&str) -> Option<Segment>| {
            segment(text).resolve(find).expect_err("refused").to_string()
        };
        assert!(told(r#"{"segment":"c"}"#, &mut find).contains("no segment is saved"));
        assert!(told(r#"{"segment":"round"}"#, &mut find).contains("contains itself"));
    }
}
