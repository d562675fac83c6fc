//! The nearest known name, for messages about unknown ones.

/// The known names nearest to `wanted`, best first, at most `most`; only those near enough to be a typo.
pub fn nearest<'a>(wanted: &str, known: impl IntoIterator<Item = &'a str>, most: usize) -> Vec<&'a str> {
    let folded = wanted.to_lowercase();
    let mut scored: Vec<(usize, &str)> = known
        .into_iter()
        .filter(|name| name.len() <= 4 * wanted.len() + 8)
        .filter_map(|name| distance(&folded, name).map(|d| (d, name)))
        .collect();
    scored.sort();
    scored.dedup();
    scored.into_iter().take(most).map(|(_, name)| name).collect()
}

/// ` (did you mean "x"?)`, or nothing when no known name is near.
pub fn suggestion<'a>(wanted: &str, known: impl IntoIterator<Item = &'a str>) -> String {
    let quoted: Vec<String> = nearest(wanted, known, 3).iter().map(|name| format!("\"{name}\"")).collect();
    if quoted.is_empty() { String::new() } else { format!(" (did you mean {}?)", quoted.join(" or ")) }
}

/// Edits between the two, or `None` where they are not alike: more than a third of the letters differ
/// and neither contains the other.
fn distance(folded: &str, name: &str) -> Option<usize> {
    let other = name.to_lowercase();
    let edits = strsim::osa_distance(folded, &other);
    let letters = folded.chars().count().max(other.chars().count());
    let contained = folded.len() >= 3 && (other.contains(folded) || (other.len() >= 3 && folded.contains(&other)));
    (edits * 3 <= letters || contained).then_some(edits)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Would catch: typos without a suggestion, and suggestions for words that only share letters.
    #[test]
    fn near_names_are_found_and_far_ones_are_not() {
        let known = ["purchase", "visit", "view_item", "add_to_cart"];
        assert_eq!(nearest("purchse", known, 3), ["purchase"]);
        assert_eq!(nearest("Purchase", known, 3), ["purchase"]);
        assert_eq!(nearest("cart", known, 3), ["add_to_cart"]);
        assert_eq!(nearest("zzz", known, 3), Vec::<&str>::new());
        assert_eq!(suggestion("vist", known), " (did you mean \"visit\"?)");
    }
}
