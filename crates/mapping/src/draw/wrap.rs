//! Breaking texts into lines that fit.

use super::fonts::{Weight, joins, width};

/// A text broken into lines of one font.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Lines {
    /// The lines; none of an empty text.
    pub lines: Vec<String>,
    /// Size of the letters.
    pub size: f64,
    /// Their weight.
    pub weight: Weight,
    /// Whether it is read from right to left.
    pub is_rtl: bool,
}

impl Lines {
    /// Breaks a text so that no line is wider than `limit`.
    pub(crate) fn new(text: &str, limit: f64, size: f64, weight: Weight) -> Self {
        Lines { lines: wrap(text, limit, size, weight), size, weight, is_rtl: is_rtl(text) }
    }

    /// From one line to the next.
    pub(crate) fn line_height(&self) -> f64 {
        (self.size * 1.34).round()
    }

    /// Height of all lines.
    pub(crate) fn height(&self) -> f64 {
        // A text has at most a million lines.
        let lines = self.lines.len() as f64;
        lines * self.line_height()
    }

    /// Width of the longest line.
    pub(crate) fn width(&self) -> f64 {
        self.lines.iter().map(|line| width(line, self.size, self.weight)).fold(0.0, f64::max)
    }
}

/// Whether the first letter with a direction is read from right to left.
pub(crate) fn is_rtl(text: &str) -> bool {
    text.chars().find(|c| c.is_alphabetic()).is_some_and(
        |c| matches!(u32::from(c), 0x590..=0x8ff | 0xfb1d..=0xfdff | 0xfe70..=0xfeff | 0x10800..=0x10fff | 0x1e800..=0x1efff),
    )
}

/// Breaks at spaces, after hyphens and slashes, between ideographs; a word that is too long alone is cut where it must
/// be, without a hyphen, and never between a letter and its accent.
fn wrap(text: &str, limit: f64, size: f64, weight: Weight) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.lines() {
        let mut line = String::new();
        for piece in pieces(paragraph) {
            let joint = if piece.after_space && !line.is_empty() { " " } else { "" };
            let longer = format!("{line}{joint}{}", piece.text);
            if width(&longer, size, weight) <= limit {
                line = longer;
                continue;
            }
            if !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            let mut parts = cut(piece.text, limit, size, weight);
            line = parts.pop().unwrap_or_default();
            lines.append(&mut parts);
        }
        if !line.is_empty() {
            lines.push(line);
        }
    }
    lines
}

/// What stays together on a line.
struct Piece<'a> {
    text: &'a str,
    after_space: bool,
}

fn pieces(paragraph: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    for word in paragraph.split(is_breaking_space).filter(|word| !word.is_empty()) {
        let mut start = 0;
        let mut before: Option<char> = None;
        for (at, c) in word.char_indices() {
            if let Some(before) = before
                && may_break(before, c)
            {
                pieces.push(Piece { text: &word[start..at], after_space: start == 0 });
                start = at;
            }
            before = Some(c);
        }
        pieces.push(Piece { text: &word[start..], after_space: start == 0 });
    }
    pieces
}

/// Spaces, but those that hold a number and its unit together.
fn is_breaking_space(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}')
}

/// Whether a line may end between these two letters of a word.
fn may_break(before: char, after: char) -> bool {
    if joins(after) || is_closing(after) || is_opening(before) {
        return false;
    }
    (matches!(before, '-' | '/' | '–' | '—' | '_') && after.is_alphanumeric()) || is_ideograph(before) || is_ideograph(after)
}

/// Punctuation that may not begin a line.
fn is_closing(c: char) -> bool {
    matches!(
        c,
        '.' | ','
            | ';'
            | ':'
            | '!'
            | '?'
            | ')'
            | ']'
            | '}'
            | '”'
            | '’'
            | '»'
            | '%'
            | '…'
            | '、'
            | '。'
            | '〉'
            | '》'
            | '」'
            | '』'
            | '】'
            | '〕'
            | 'ー'
            | '・'
            | '！'
            | '）'
            | '，'
            | '：'
            | '；'
            | '？'
            | '％'
    )
}

/// Punctuation that may not end a line.
fn is_opening(c: char) -> bool {
    matches!(c, '(' | '[' | '{' | '“' | '„' | '«' | '〈' | '《' | '「' | '『' | '【' | '〔' | '（')
}

/// Chinese and Japanese break between any two letters. Korean has spaces and needs no rule.
fn is_ideograph(c: char) -> bool {
    matches!(u32::from(c), 0x2e80..=0x312f | 0x3190..=0x9fff | 0xf900..=0xfaff | 0xff00..=0xffef | 0x20000..=0x3ffff)
}

/// Cuts a piece that is wider than a line.
fn cut(piece: &str, limit: f64, size: f64, weight: Weight) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut used = 0.0;
    for c in piece.chars() {
        let mut buffer = [0; 4];
        let own = width(c.encode_utf8(&mut buffer), size, weight);
        let part = parts.last().map_or(0, String::len);
        if used + own > limit && part > 0 && !joins(c) {
            parts.push(String::new());
            used = 0.0;
        }
        if let Some(part) = parts.last_mut() {
            part.push(c);
        }
        used += own;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn lines(text: &str, limit: f64) -> Vec<String> {
        wrap(text, limit, 12.0, Weight::Regular)
    }

    /// Would catch: breaks in the wrong place, lost words, a space at the end of a line.
    #[test]
    fn texts_break_where_people_break_them() {
        assert_eq!(lines("Prices differ in app and store", 80.0), ["Prices differ", "in app and", "store"]);
        assert_eq!(lines("Donaudampfschifffahrt", 60.0).concat(), "Donaudampfschifffahrt");
        assert_eq!(lines("web/app-store", 60.0), ["web/app-", "store"]);
        assert_eq!(lines("他们在商店里购物。", 48.0), ["他们在商", "店里购", "物。"]);
        assert_eq!(lines("a\nb", 60.0), ["a", "b"]);
        assert_eq!(lines("9\u{a0}140 de clienți", 34.0)[0], "9\u{a0}140");
        assert!(lines("", 60.0).is_empty() && lines("   ", 60.0).is_empty());
        assert!(is_rtl("مرحبا a") && !is_rtl("a مرحبا") && is_rtl("“שלום”"));
    }

    proptest! {
        /// Would catch: a line that is too wide, and any letter lost or moved.
        #[test]
        fn lines_fit_and_lose_nothing(text in "[a-zăș购物مر \u{301}()/-]{0,80}", limit in 20.0..200.0_f64) {
            let lines = lines(&text, limit);
            for line in &lines {
                prop_assert!(width(line, 12.0, Weight::Regular) <= limit + 1e-6 || line.chars().filter(|c| !joins(*c)).count() <= 1, "{line:?}");
            }
            let squeeze = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            prop_assert_eq!(squeeze(&lines.concat()), squeeze(&text));
        }
    }
}
