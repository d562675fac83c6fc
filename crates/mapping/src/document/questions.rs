//! Matchers, conditions and segments written as a map writes them. They are read by `journey`.

use journey::{Condition, Matcher, Segment, Test};

use super::out::{Fields, Out};

/// A matcher as it reads in a map.
pub(super) fn matcher(value: &Matcher) -> Out {
    match value {
        Matcher::Any => "*".into(),
        Matcher::Event(name) => name.into(),
        Matcher::Where { event, conditions } => Fields::default()
            .maybe("event", event.as_deref())
            .list("where", conditions, |one| condition("property", one).into())
            .into(),
        Matcher::AnyOf(matchers) => Fields::default().list("any", matchers, matcher).into(),
    }
}

/// A segment as it reads in a map.
pub(super) fn segment(value: &Segment) -> Out {
    let fields = Fields::default();
    match value {
        Segment::Trait(one) => condition("trait", one),
        Segment::Did { matcher: what, at_least, at_most, within } => {
            // Left out where reading it again gives the same: 1, or 0 beside an upper bound.
            let default = usize::from(at_most.is_none());
            fields
                .put("did", matcher(what))
                .maybe("at_least", (*at_least != default).then(|| count(*at_least)))
                .maybe("at_most", at_most.map(count))
                .maybe("within", within.map(|time| time.to_string()))
        }
        Segment::Sequence { steps, within } => fields
            .put("sequence", Out::List(steps.iter().map(matcher).collect()))
            .maybe("within", within.map(|time| time.to_string())),
        Segment::Saved(key) => fields.put("segment", key),
        Segment::All(parts) => fields.put("all", Out::List(parts.iter().map(segment).collect())),
        Segment::Any(parts) => fields.put("any", Out::List(parts.iter().map(segment).collect())),
        Segment::Not(part) => fields.put("not", segment(part)),
    }
    .into()
}

// Counts in a segment are at most u32::MAX.
fn count(value: usize) -> Out {
    Out::Number(value as f64)
}

fn condition(subject: &str, value: &Condition) -> Fields {
    let fields = Fields::default().put(subject, &value.property);
    let put = |op: &str, value: Out| fields.clone().put("op", op).put("value", value);
    let list = |values: &[journey::Scalar]| Out::List(values.iter().map(Out::from).collect());
    match &value.test {
        Test::Eq(value) => put("eq", value.into()),
        Test::Ne(value) => put("ne", value.into()),
        Test::In(values) => put("in", list(values)),
        Test::NotIn(values) => put("not_in", list(values)),
        // The words of comparisons are known to `journey` alone; its own serialisation spells them.
        Test::Compare(_, limit) => put(&operator(value), limit.into()),
        Test::Contains(text) => put("contains", text.into()),
        Test::StartsWith(text) => put("starts_with", text.into()),
        Test::EndsWith(text) => put("ends_with", text.into()),
        Test::Matches(pattern) => put("matches", pattern.as_str().into()),
        Test::Exists => fields.put("op", "exists"),
        Test::Missing => fields.put("op", "missing"),
    }
}

fn operator(value: &Condition) -> String {
    let document = serde_json::to_value(value).unwrap_or_default();
    document.get("op").and_then(|op| op.as_str()).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use journey::Node;
    use journey::document::parse_yaml;

    /// Would catch: a matcher or segment that reads back as another one.
    #[test]
    fn what_is_written_reads_back() {
        for text in [
            "\"*\"",
            "purchase",
            "{event: purchase, where: [{property: value, op: gt, value: 9}, {property: ok, op: eq, value: true}]}",
            "{where: [{property: c, op: missing}, {property: d, op: matches, value: \"^a|b$\"}, {property: e, op: not_in, value: [\"1\", 1]}]}",
            "{any: [a, {event: b, where: [{property: x, op: ends_with, value: \"\"}]}]}",
        ] {
            let tree = parse_yaml(text).expect(text);
            let read = Matcher::read(&Node::root(&tree)).expect(text);
            let written = matcher(&read).to_yaml();
            let again = Matcher::read(&Node::root(&parse_yaml(&written).expect(&written))).expect(&written);
            assert_eq!(format!("{read:?}"), format!("{again:?}"), "{written}");
        }
        for text in [
            "{trait: age, op: in, value: [35-44]}",
            "{all: [{did: purchase, at_most: 3}, {not: {any: [{did: \"*\", at_least: 2, within: 30d}, {did: x}]}}]}",
            "{all: []}",
        ] {
            let tree = parse_yaml(text).expect(text);
            let read = Segment::read(&Node::root(&tree)).expect(text);
            let written = segment(&read).to_yaml();
            let again = Segment::read(&Node::root(&parse_yaml(&written).expect(&written))).expect(&written);
            assert_eq!(format!("{read:?}"), format!("{again:?}"), "{written}");
        }
    }
}
