//! Which numbers are amounts, so that more and less mean something.

use super::super::journey::VALUES;
use super::super::words::words;

/// Words of amounts in English and Romanian, beside plurals and the usual names of values.
const AMOUNTS: &str = "count quantity qty amount total sum value price cost revenue size length weight distance duration age \
                       score rating discount fee cantitate bucati valoare suma pret durata greutate distanta varsta scor nota \
                       reducere produse articole linii zile ore minute puncte";
/// Words of codes: they win.
const CODES: &str = "id ids code codes cod no nr number numar key";

/// Whether a number counts or measures something. What has fractions does. A whole number may be the code of a store or of
/// a campaign, and cut at round edges it would say nothing; it is an amount only where its name says so: by a word, or
/// by a plural such as `items` at its end.
pub(super) fn is_amount(property: &str, is_whole: bool) -> bool {
    let words = words(property);
    let has = |list: &str| words.iter().any(|word| list.split_whitespace().any(|known| known == word));
    let is_plural = |word: &String| {
        word.len() > 3 && word.ends_with('s') && !["ss", "us", "is"].iter().any(|singular| word.ends_with(singular))
    };
    !is_whole || VALUES.contains(&property) || (!has(CODES) && (has(AMOUNTS) || words.last().is_some_and(is_plural)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Would catch: stores cut at "400 to 499", and counts that are taken for codes.
    #[test]
    fn codes_are_no_amounts() {
        for name in ["items", "order_total", "itemCount", "nights", "value", "cantitate", "coupon_discount"] {
            assert!(is_amount(name, true), "{name}");
        }
        for name in ["store", "campaign", "status", "class", "item_id", "order number", "zip"] {
            assert!(!is_amount(name, true), "{name}");
        }
        assert!(is_amount("x7", false));
    }
}
