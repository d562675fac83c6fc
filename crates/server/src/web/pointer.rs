//! From the place of a refusal to a JSON pointer (RFC 6901).

/// `steps[1].within` as `/steps/1/within`.
pub(crate) fn pointer_of_place(place: &str) -> String {
    let mut pointer = String::with_capacity(place.len() + 1);
    for part in place.split(['.', '[']).filter(|part| !part.is_empty()) {
        pointer.push('/');
        pointer.push_str(&escaped(part.trim_end_matches(']')));
    }
    pointer
}

/// The path that a reader of JSON was on when it failed.
pub(super) fn pointer_of_path(path: &serde_path_to_error::Path) -> String {
    use serde_path_to_error::Segment;
    let parts = path.iter().filter_map(|segment| match segment {
        Segment::Seq { index } => Some(format!("/{index}")),
        Segment::Map { key } => Some(format!("/{}", escaped(key))),
        Segment::Enum { .. } | Segment::Unknown => None,
    });
    parts.collect()
}

fn escaped(part: &str) -> String {
    part.replace('~', "~0").replace('/', "~1")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Would catch: a page that marks the wrong field.
    #[test]
    fn places_become_pointers() {
        for (place, pointer) in [
            ("", ""),
            ("window", "/window"),
            ("steps[1].within", "/steps/1/within"),
            ("exclude[0].match.where[2]", "/exclude/0/match/where/2"),
            ("a/b", "/a~1b"),
        ] {
            assert_eq!(pointer_of_place(place), pointer);
        }
    }
}
