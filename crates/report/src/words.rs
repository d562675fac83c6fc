//! Parts of questions in words: what a step is called, whose journeys are counted.

use journey::question::{FunnelStep, Subject};
use journey::{Comparison, Condition, Matcher, Scalar, Test};

/// Values of a list that are named; more would fill the screen.
const NAMED: usize = 8;

/// Whose journeys are counted, as the title of a column.
pub fn subjects(subject: &Subject) -> &'static str {
    match subject {
        Subject::Customer => "Customers",
        Subject::Account => "Accounts",
        Subject::Session(_) => "Sessions",
        Subject::Property(_) => "Subjects",
    }
}

/// What a step of a funnel is called.
pub fn step(step: &FunnelStep) -> String {
    let mut told = matcher(&step.matcher);
    if step.next {
        told.push_str(", right after");
    }
    if let Some(within) = step.within {
        told.push_str(&format!(", within {within}"));
    }
    if step.optional {
        told.push_str(" (optional)");
    }
    told
}

/// Which events are meant.
pub fn matcher(matcher: &Matcher) -> String {
    match matcher {
        Matcher::Any => "any event".to_owned(),
        Matcher::Event(name) => name.clone(),
        Matcher::Where { event, conditions } => {
            let conditions: Vec<String> = conditions.iter().map(condition).collect();
            format!("{} where {}", event.as_deref().unwrap_or("any event"), conditions.join(" and "))
        }
        Matcher::AnyOf(matchers) => {
            let told: Vec<String> = matchers.iter().map(self::matcher).collect();
            some_of(&told, " or ")
        }
    }
}

fn condition(condition: &Condition) -> String {
    let test = match &condition.test {
        Test::Eq(value) => format!("= {}", scalar(value)),
        Test::Ne(value) => format!("≠ {}", scalar(value)),
        Test::In(values) => format!("in ({})", list(values)),
        Test::NotIn(values) => format!("not in ({})", list(values)),
        Test::Compare(Comparison::Gt, value) => format!("> {}", scalar(value)),
        Test::Compare(Comparison::Gte, value) => format!("≥ {}", scalar(value)),
        Test::Compare(Comparison::Lt, value) => format!("< {}", scalar(value)),
        Test::Compare(Comparison::Lte, value) => format!("≤ {}", scalar(value)),
        Test::Contains(text) => format!("contains \"{text}\""),
        Test::StartsWith(text) => format!("starts with \"{text}\""),
        Test::EndsWith(text) => format!("ends with \"{text}\""),
        Test::Matches(pattern) => format!("matches /{pattern}/"),
        Test::Exists => "exists".to_owned(),
        Test::Missing => "is missing".to_owned(),
    };
    format!("{} {test}", condition.property)
}

fn scalar(value: &Scalar) -> String {
    match value {
        Scalar::Text(text) if text.contains(char::is_whitespace) => format!("\"{text}\""),
        other => other.to_text(),
    }
}

fn list(values: &[Scalar]) -> String {
    some_of(&values.iter().map(scalar).collect::<Vec<_>>(), ", ")
}

fn some_of(told: &[String], between: &str) -> String {
    let more = told.len().saturating_sub(NAMED);
    let named = told[..told.len() - more].join(between);
    if more > 0 { format!("{named}{between}{more} more") } else { named }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Would catch: a step whose name hides what it asks for.
    #[test]
    fn matchers_read_as_sentences() {
        for (document, told) in [
            (r#""visit""#, "visit"),
            (r#""*""#, "any event"),
            (
                r#"{"any":["purchase",{"event":"reorder","where":[{"property":"value","op":"gt","value":9}]}]}"#,
                "purchase or reorder where value > 9",
            ),
            (
                r#"{"where":[{"property":"channel","op":"in","value":["web","paid search"]},{"property":"note","op":"missing"}]}"#,
                "any event where channel in (web, \"paid search\") and note is missing",
            ),
            (r#"{"any":["a","b","c","d","e","f","g","h","i","j"]}"#, "a or b or c or d or e or f or g or h or 2 more"),
        ] {
            let tree = journey::document::parse_json(document).expect("good JSON");
            let read = Matcher::read(&journey::Node::root(&tree)).expect("a matcher");
            assert_eq!(matcher(&read), told);
        }
    }
}
