//! Which texts can stand in YAML as they are, and how the others are quoted.

use journey::Scalar;

/// A number in its shortest form; whole numbers without a point.
pub(super) fn number(value: f64) -> String {
    Scalar::Number(value).to_text()
}

/// A text as a YAML scalar on one line: bare where every reader of YAML, old or new, takes it for this very text;
/// else in double quotes.
pub(super) fn scalar(text: &str) -> String {
    if is_plain(text) { text.to_owned() } else { quoted(text) }
}

/// Words that YAML 1.1 or 1.2 reads as something else than a text.
const TAKEN: [&str; 13] = ["null", "true", "false", "yes", "no", "on", "off", "y", "n", "~", ".nan", ".inf", "="];

fn is_plain(text: &str) -> bool {
    let Some(first) = text.chars().next() else { return false };
    let starts_well =
        first.is_alphabetic() || matches!(first, '_' | '/' | '(' | '“' | '„' | '«' | '€' | '£') || is_no_number(text);
    let ends_well = !text.ends_with([' ', ':']);
    let taken = TAKEN.iter().any(|word| text.eq_ignore_ascii_case(word));
    starts_well && ends_well && !taken && !text.contains(": ") && !text.contains(" #") && text.chars().all(is_quiet)
}

/// Begins with a digit, but no reader takes it for a number: `7d`, `35-44`, `19% drop at payment`. A whole day such as
/// `2026-10-01` is left bare too, though readers of YAML 1.1 make a date of it: so it is written by hand, and so ours
/// reads it.
fn is_no_number(text: &str) -> bool {
    let is_duration = text.parse::<journey::Duration>().is_ok();
    let is_digits = |part: &str| (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    let parts: Vec<&str> = text.split('-').collect();
    let is_range_or_day = match parts.as_slice() {
        [low, high] => is_digits(low) && is_digits(high),
        [year, month, day] => [year.len(), month.len(), day.len()] == [4, 2, 2] && parts.iter().all(|part| is_digits(part)),
        _ => false,
    };
    // Times have spaces and single letters (`2001-12-14 21:59:43 Z`), numbers have no spaces; sentences have words.
    let mut letters = text.chars().zip(text.chars().skip(1));
    let is_sentence = text.starts_with(|c: char| c.is_ascii_digit())
        && text.contains(' ')
        && letters.any(|(a, b)| a.is_alphabetic() && b.is_alphabetic());
    is_duration || is_range_or_day || is_sentence
}

/// Characters that show what they are. Control characters, line ends of any kind, byte order marks and marks that
/// turn the direction of writing are written as escapes, so that a diff shows them.
fn is_quiet(c: char) -> bool {
    let hidden = matches!(c, '\u{85}' | '\u{a0}' | '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202f}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{ffff}');
    !c.is_control() && !hidden
}

fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            c if is_quiet(c) => out.push(c),
            c if u32::from(c) <= 0xff => out.push_str(&format!("\\x{:02x}", u32::from(c))),
            c if u32::from(c) <= 0xffff => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => out.push_str(&format!("\\U{:08x}", u32::from(c))),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use journey::document::{Value, parse_yaml};
    use proptest::prelude::*;

    /// Would catch: a text that needs quotes and gets none, or the other way round.
    #[test]
    fn quotes_stand_where_they_are_needed() {
        for text in [
            "Ana",
            "Gets a leaflet",
            "7d",
            "2026-10-01",
            "Căutare în magazin",
            "购物",
            "no-stock",
            "35-44",
            "19% drop at payment",
            "1 in 3 call twice",
            "Yes, always",
            "a:b",
            "it's",
        ] {
            assert_eq!(scalar(text), text);
        }
        for text in [
            "",
            "yes",
            "No",
            "1.0",
            "1e3",
            "0x1F",
            "a: b",
            "a:",
            "# x",
            "a # b",
            " a",
            "a ",
            "- a",
            "? a",
            "[a]",
            "{a",
            "&a",
            "*a",
            "!a",
            "%a",
            "@a",
            "`a",
            "'a",
            "\"a",
            "|",
            ">",
            "null",
            "~",
            "a\nb",
            "a\u{202e}b",
            ".5",
            "12:30",
            "<<",
        ] {
            assert!(scalar(text).starts_with('"'), "{text:?}");
        }
    }

    proptest! {
        /// Would catch: any text that reads back as another one.
        #[test]
        fn every_text_reads_back(text in any::<String>()) {
            let tree = parse_yaml(&format!("a: {}\nb: 1\n", scalar(&text))).expect("good YAML");
            let Value::Map(entries) = &tree.value else { panic!("a map") };
            prop_assert_eq!(&entries[0].1.value, &Value::Text(text));
        }

        /// Would catch: lines folded, or quotes lost, in the texts that YAML finds hardest.
        #[test]
        fn every_hard_text_reads_back(text in "[-:#?!&*|>%@`'\"\\[\\]{}, \\\\\n\r\ta-c0-2.\u{85}\u{a0}\u{2028}\u{feff}~é中]{0,12}") {
            let tree = parse_yaml(&format!("- {}\n", scalar(&text))).expect("good YAML");
            let Value::List(items) = &tree.value else { panic!("a list") };
            prop_assert_eq!(&items[0].value, &Value::Text(text));
        }
    }
}
