//! Rust source with comments, literals and test modules blanked out, so that a text scan sees what runs.

/// The source with everything that does not run in the program replaced by spaces; lines stay where they are.
pub fn running_code(source: &str) -> String {
    without_tests(&without_comments_and_literals(source))
}

/// Lines (from 1) on which `word` stands by itself, not as part of a longer name.
pub fn lines_with(code: &str, word: &str) -> Vec<usize> {
    let is_name = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
    let ends_as_name = is_name(word.chars().last());
    let stands_alone = |line: &str| {
        line.match_indices(word).any(|(at, _)| {
            let before = is_name(line[..at].chars().next_back());
            let after = ends_as_name && is_name(line[at + word.len()..].chars().next());
            !before && !after
        })
    };
    code.lines().enumerate().filter(|(_, line)| stands_alone(line)).map(|(i, _)| i + 1).collect()
}

fn without_comments_and_literals(source: &str) -> String {
    let bytes = source.as_bytes();
    let mut kept = String::with_capacity(source.len());
    let mut at = 0;
    while at < bytes.len() {
        let length = literal_length(&source[at..], at > 0 && is_name_byte(bytes[at - 1]));
        if length == 0 {
            let next = source[at..].chars().next().unwrap_or(' ');
            kept.push(next);
            at += next.len_utf8();
        } else {
            kept.extend(source[at..at + length].chars().map(|c| if c == '\n' { '\n' } else { ' ' }));
            at += length;
        }
    }
    kept
}

fn is_name_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// How many bytes of a comment or literal begin here; 0 for none.
fn literal_length(rest: &str, after_name: bool) -> usize {
    if rest.starts_with("//") {
        return rest.find('\n').unwrap_or(rest.len());
    }
    if rest.starts_with("/*") {
        return block_comment(rest);
    }
    if rest.starts_with('"') {
        return quoted(rest, '"');
    }
    if !after_name && let Some(length) = raw_text(rest) {
        return length;
    }
    if rest.starts_with('\'') { character(rest) } else { 0 }
}

/// Block comments nest.
fn block_comment(rest: &str) -> usize {
    let (mut depth, mut at) = (0, 0);
    while at < rest.len() {
        if rest[at..].starts_with("/*") {
            (depth, at) = (depth + 1, at + 2);
        } else if rest[at..].starts_with("*/") {
            (depth, at) = (depth - 1, at + 2);
            if depth == 0 {
                return at;
            }
        } else {
            at += rest[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    rest.len()
}

fn quoted(rest: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            c if c == quote => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

/// `r"…"`, `r#"…"#`, `br"…"`: no escapes, ends with as many hashes as it began with.
fn raw_text(rest: &str) -> Option<usize> {
    let marked = rest.strip_prefix('b').unwrap_or(rest).strip_prefix('r')?;
    let hashes = marked.len() - marked.trim_start_matches('#').len();
    let body = marked[hashes..].strip_prefix('"')?;
    let close = format!("\"{}", "#".repeat(hashes));
    let end = body.find(&close).map_or(body.len(), |at| at + close.len());
    Some(rest.len() - body.len() + end)
}

/// A character literal, but not a lifetime: that has no closing quote after one character.
fn character(rest: &str) -> usize {
    let mut inside = rest[1..].chars();
    match inside.next() {
        Some('\\') => quoted(rest, '\''),
        Some(c) if inside.next() == Some('\'') => c.len_utf8() + 2,
        _ => 0,
    }
}

/// Blanks out every item under `#[cfg(test)]`.
fn without_tests(code: &str) -> String {
    const MARK: &str = "#[cfg(test)]";
    let mut left = code;
    let mut kept = String::with_capacity(code.len());
    while let Some(at) = left.find(MARK) {
        kept.push_str(&left[..at]);
        let end = at + item_length(&left[at..]);
        kept.extend(left[at..end].chars().map(|c| if c == '\n' { '\n' } else { ' ' }));
        left = &left[end..];
    }
    kept + left
}

/// An item ends at the brace that closes its first one, or at a semicolon before any brace.
fn item_length(code: &str) -> usize {
    let mut depth = 0;
    for (at, c) in code.char_indices() {
        match c {
            ';' if depth == 0 => return at + 1,
            '{' => depth += 1,
            '}' => {
                depth -= 1;
                if depth == 0 {
                    return at + 1;
                }
            }
            _ => {}
        }
    }
    code.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Would catch: rules that see comments, texts or tests, and rules that are blind after one of them.
    #[test]
    fn only_running_code_is_left() {
        for (source, seen) in [
            ("unsafe {}", true),
            ("// unsafe\nfn a() {}", false),
            ("/* /* */ unsafe */ fn a() {}", false),
            ("/* /* */ */ unsafe {}", true),
            ("let a = \"unsafe\";", false),
            ("let a = \"\\\"\"; unsafe {}", true),
            ("let a = r#\" \" unsafe \"#;", false),
            ("let a = r#\" \" \"#; unsafe {}", true),
            ("let a = '\"'; unsafe {}", true),
            ("fn a<'a>(b: &'a str) { unsafe {} }", true),
            ("let unsafe_code = 1;", false),
            ("#[cfg(test)]\nmod tests { fn a() { unsafe {} } }", false),
            ("#[cfg(test)]\nmod tests;\nfn a() { unsafe {} }", true),
            ("#[cfg(test)]\nmod tests { fn a() {} }\nfn b() { unsafe {} }", true),
        ] {
            assert_eq!(!lines_with(&running_code(source), "unsafe").is_empty(), seen, "{source}");
        }
    }

    /// Would catch: findings that point at the wrong line.
    #[test]
    fn lines_stay_where_they_are() {
        let source = "/* one\ntwo */\nlet a = \"x\ny\";\nunsafe {}\n";
        assert_eq!(lines_with(&running_code(source), "unsafe"), [5]);
    }
}
