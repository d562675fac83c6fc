//! Names in a question that the data does not know: answered all the same, but never silently.

use events::{Kind, Snapshot};
use journey::answer::Warning;
use journey::{Condition, EVENT, Matcher, Question, Segment, nearest, suggestion};

/// The doubts about a question, after its columns were read: their dictionaries then know every value.
pub(crate) fn warnings(snapshot: &Snapshot, question: &Question) -> Vec<Warning> {
    let mut found = Vec::new();
    let mut warn = |path: String, message: String| found.push(Warning { path, message });
    question.visit_matchers(&mut |place, matcher| check_matcher(snapshot, &place, matcher, &mut warn));
    question.visit_properties(&mut |place, name| check_property(snapshot, place, name, &mut warn));
    if let Some(segment) = &question.scope.customers {
        check_segment(snapshot, segment, &mut warn);
    }
    found.dedup();
    found
}

fn check_matcher(snapshot: &Snapshot, place: &str, matcher: &Matcher, warn: &mut impl FnMut(String, String)) {
    let single = matches!(matcher, Matcher::Event(_));
    matcher.visit(&mut |event, conditions| {
        if let Some(event) = event {
            let dictionary = snapshot.dictionary(EVENT);
            if dictionary.find(event).is_none() {
                let place = if single { place.to_owned() } else { format!("{place}.event") };
                let message =
                    dictionary.read(|known| format!("no event is called \"{event}\"{}", suggestion(event, known.iter())));
                warn(place, message);
            }
        }
        conditions.iter().enumerate().for_each(|(i, condition)| {
            check_condition(snapshot, &format!("{place}.where[{i}]"), condition, snapshot.kind(&condition.property), false, warn);
        });
    });
}

fn check_property(snapshot: &Snapshot, place: String, name: &str, warn: &mut impl FnMut(String, String)) {
    if snapshot.kind(name).is_none() {
        let known = snapshot.properties().iter().map(|property| property.name.as_str()).chain([EVENT]);
        warn(place, format!("no event has a property \"{name}\"{}", suggestion(name, known)));
    }
}

fn check_segment(snapshot: &Snapshot, segment: &Segment, warn: &mut impl FnMut(String, String)) {
    segment.visit_traits(&mut |condition| {
        check_condition(snapshot, "customers", condition, snapshot.trait_kind(&condition.property), true, warn);
    });
}

/// Checks the property or trait of a condition, and the values it is compared with.
fn check_condition(
    snapshot: &Snapshot,
    place: &str,
    condition: &Condition,
    kind: Option<Kind>,
    is_trait: bool,
    warn: &mut impl FnMut(String, String),
) {
    let name = &condition.property;
    let Some(kind) = kind else {
        if is_trait {
            let known = snapshot.traits().iter().map(|known| known.name.as_str());
            warn(format!("{place}.trait"), format!("no customer has a trait \"{name}\"{}", suggestion(name, known)));
        } else {
            check_property(snapshot, format!("{place}.property"), name, warn);
        }
        return;
    };
    for value in condition.test.named_values() {
        let text = value.to_text();
        match kind {
            Kind::Text => {
                let dictionary = if is_trait { snapshot.trait_dictionary(name) } else { snapshot.dictionary(name) };
                let known = dictionary.find(&text).is_some()
                    || dictionary.read(|known| known.iter().any(|known| value.same(&journey::Scalar::Text(known.to_owned()))));
                if !known {
                    // Few values are told apart best by listing the nearest; of many only the near ones help.
                    let near = dictionary.read(|known| {
                        nearest(&text, known.iter(), 3).iter().map(|near| format!("\"{near}\"")).collect::<Vec<_>>()
                    });
                    let hint = if near.is_empty() { String::new() } else { format!(" (did you mean {}?)", near.join(" or ")) };
                    warn(format!("{place}.value"), format!("\"{name}\" is never \"{text}\"{hint}"));
                }
            }
            Kind::Number if value.as_number().is_none() => {
                warn(format!("{place}.value"), format!("\"{name}\" holds numbers; it is never \"{text}\""));
            }
            Kind::Boolean if text != "true" && text != "false" => {
                warn(format!("{place}.value"), format!("\"{name}\" is true or false; it is never \"{text}\""));
            }
            Kind::Number | Kind::Boolean => {}
        }
    }
}
