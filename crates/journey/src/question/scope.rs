//! Which events and customers a question is about.

use jiff::tz::TimeZone;
use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::document::{Fields, Node, Refusal, parse_json};
use crate::duration::Duration;
use crate::matcher::Matcher;
use crate::segment::Segment;
use crate::time::{format_millis, parse_millis, zone};

/// The scope of a question. The default is everything, in UTC, at the time of the clock.
#[derive(Debug, Clone)]
pub struct Scope {
    /// Who a journey belongs to.
    pub subject: Subject,
    /// Only events at or after this moment.
    pub from_millis: Option<i64>,
    /// Only events before this moment.
    pub to_millis: Option<i64>,
    /// Only these customers.
    pub customers: Option<Segment>,
    /// Only these events exist for the question.
    pub events: Option<Matcher>,
    /// The zone of calendar periods and of moments without an offset.
    pub timezone: TimeZone,
    /// The moment that counts as now; the clock's where not given.
    pub now_millis: Option<i64>,
}

/// Who a journey belongs to.
#[derive(Debug, Clone, PartialEq)]
pub enum Subject {
    /// A customer.
    Customer,
    /// An account: the value of the property `account`, across customers.
    Account,
    /// A customer's visit: a new one when the time since the event before is greater than the gap.
    Session(Duration),
    /// A customer's events with one value of this property.
    Property(String),
}

/// The gap between sessions where none is given.
pub(crate) fn default_gap() -> Duration {
    Duration::from_millis(30 * 60_000)
}

impl Default for Scope {
    fn default() -> Self {
        Scope {
            subject: Subject::Customer,
            from_millis: None,
            to_millis: None,
            customers: None,
            events: None,
            timezone: TimeZone::UTC,
            now_millis: None,
        }
    }
}

impl Scope {
    pub(crate) const KEYS: &'static [&'static str] = &["per", "from", "to", "customers", "events", "timezone", "now"];

    /// Reads a scope that stands alone, from the text of a JSON document.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        Self::read(&Node::root(&parse_json(text)?).fields(Self::KEYS)?)
    }

    pub(crate) fn read(fields: &Fields<'_>) -> Result<Self, Refusal> {
        let timezone =
            fields.read_or("timezone", TimeZone::UTC, |node| zone(node.text()?).map_err(|problem| node.refuse(problem)))?;
        let moment = |node: &Node<'_>| parse_millis(node.text()?, &timezone).map_err(|problem| node.refuse(problem));
        let from_millis = fields.read("from", moment)?;
        let to_millis = fields.read("to", moment)?;
        if let (Some(from), Some(to), Some(node)) = (from_millis, to_millis, fields.get("to"))
            && to <= from
        {
            return Err(node.refuse("must be later than \"from\""));
        }
        Ok(Scope {
            subject: fields.read_or("per", Subject::Customer, Subject::read)?,
            from_millis,
            to_millis,
            customers: fields.read("customers", Segment::read)?,
            events: fields.read("events", Matcher::read)?,
            now_millis: fields.read("now", moment)?,
            timezone,
        })
    }

    pub(crate) fn visit_matchers<'a>(&'a self, each: &mut impl FnMut(String, &'a Matcher)) {
        if let Some(events) = &self.events {
            each("events".to_owned(), events);
        }
        if let Some(segment) = &self.customers {
            segment.visit_matchers(&mut |matcher| each("customers.did".to_owned(), matcher));
        }
    }
}

impl Subject {
    fn read(node: &Node<'_>) -> Result<Self, Refusal> {
        if let Ok(word) = node.text() {
            let words = [("customer", 0), ("account", 1), ("session", 2)];
            return Ok(match node.one_of(&words).map_err(|_| {
                node.refuse(format!("\"{word}\" is not one of customer, account, session, {{\"session\":\"30m\"}}, {{\"property\":\"order_id\"}}"))
            })? {
                0 => Subject::Customer,
                1 => Subject::Account,
                _ => Subject::Session(default_gap()),
            });
        }
        let fields = node.fields(&["property", "session"])?;
        match (fields.read("property", Node::name)?, fields.read("session", Duration::read)?) {
            (Some(property), None) => Ok(Subject::Property(property)),
            (None, Some(gap)) => Ok(Subject::Session(gap)),
            _ => Err(node.refuse("give either \"property\" or \"session\"")),
        }
    }
}

impl Serialize for Subject {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let one = |serializer: S, key: &str, value: &dyn std::fmt::Display| {
            let mut map = serializer.serialize_map(Some(1))?;
            map.serialize_entry(key, &value.to_string())?;
            map.end()
        };
        match self {
            Subject::Customer => serializer.serialize_str("customer"),
            Subject::Account => serializer.serialize_str("account"),
            Subject::Session(gap) if *gap == default_gap() => serializer.serialize_str("session"),
            Subject::Session(gap) => one(serializer, "session", gap),
            Subject::Property(property) => one(serializer, "property", property),
        }
    }
}

impl Serialize for Scope {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        if self.subject != Subject::Customer {
            map.serialize_entry("per", &self.subject)?;
        }
        for (key, moment) in [("from", self.from_millis), ("to", self.to_millis), ("now", self.now_millis)] {
            if let Some(millis) = moment {
                map.serialize_entry(key, &format_millis(millis))?;
            }
        }
        if let Some(customers) = &self.customers {
            map.serialize_entry("customers", customers)?;
        }
        if let Some(events) = &self.events {
            map.serialize_entry("events", events)?;
        }
        if let Some(name) = self.timezone.iana_name().filter(|name| *name != "UTC") {
            map.serialize_entry("timezone", name)?;
        }
        map.end()
    }
}
