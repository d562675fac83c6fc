//! Lists of names that merge.

use rustc_hash::FxHashMap;

/// Adds the names of one list to another, and gives for each its place there.
pub(super) fn merge_names(into: &mut Vec<String>, from: &[String]) -> Vec<usize> {
    let known: FxHashMap<String, usize> = into.iter().enumerate().map(|(place, name)| (name.clone(), place)).collect();
    from.iter()
        .map(|name| {
            known.get(name).copied().unwrap_or_else(|| {
                into.push(name.clone());
                into.len() - 1
            })
        })
        .collect()
}
