//! Names of events as words, and as people would write them.

/// The words of a name, in lower case and without the marks of letters: `addToCart`, `add_to_cart`, `Add to cart` and
/// `shop/add-to-cart` end in the same three.
pub(super) fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut before = ' ';
    for letter in name.chars() {
        let begins = !before.is_alphanumeric() || (letter.is_uppercase() && before.is_lowercase());
        if letter.is_alphanumeric() {
            if begins || words.is_empty() {
                words.push(String::new());
            }
            if let Some(word) = words.last_mut() {
                word.extend(letter.to_lowercase().map(plain));
            }
        }
        before = letter;
    }
    words
}

/// A Romanian letter without its marks: event names are written with them or without.
fn plain(letter: char) -> char {
    match letter {
        'ă' | 'â' => 'a',
        'î' => 'i',
        'ș' | 'ş' => 's',
        'ț' | 'ţ' => 't',
        other => other,
    }
}

/// A name as people would write it: `add_to_cart` reads "Add to cart". Names with spaces are left as they are, but for
/// the first letter.
pub(super) fn human(name: &str) -> String {
    let text = if name.contains(' ') { name.trim().to_owned() } else { words_kept(name).join(" ") };
    let text = if text.is_empty() { name.to_owned() } else { text };
    capital(&text)
}

/// The words with their marks.
fn words_kept(name: &str) -> Vec<String> {
    let mut text = String::new();
    let mut before = ' ';
    for letter in name.chars() {
        if letter.is_uppercase() && before.is_lowercase() {
            text.push(' ');
        }
        text.push(if letter.is_alphanumeric() { letter } else { ' ' });
        before = letter;
    }
    let is_shout = |word: &str| word.chars().count() <= 4 && word.chars().all(|letter| !letter.is_lowercase());
    text.split_whitespace().map(|word| if is_shout(word) { word.to_owned() } else { word.to_lowercase() }).collect()
}

/// What an event that is named as thing and act is about, as a plural: `basket bought` is about "Baskets". None where its
/// last word is no English act.
pub(super) fn thing(event: &str) -> Option<String> {
    const ACTS: [&str; 12] = ["bought", "sent", "sold", "paid", "made", "won", "lost", "read", "seen", "left", "taken", "given"];
    let name = human(event);
    let (thing, act) = name.rsplit_once(' ')?;
    if !act.ends_with("ed") && !ACTS.contains(&act) {
        return None;
    }
    let plural = match thing {
        _ if thing.ends_with('s') || thing.ends_with('x') || thing.ends_with("ch") || thing.ends_with("sh") => {
            format!("{thing}es")
        }
        _ => match thing.strip_suffix('y').filter(|rest| !rest.ends_with(['a', 'e', 'o', 'u'])) {
            Some(rest) => format!("{rest}ies"),
            None => format!("{thing}s"),
        },
    };
    Some(plural)
}

/// The text with a capital in front.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Keys given so far: each is given once.
#[derive(Debug, Default)]
pub(super) struct Keys(Vec<String>);

/// Characters of a key at most, less what a number after it may take.
const KEY_CHARACTERS: usize = 58;

impl Keys {
    /// The key nearest to a name; `otherwise` where the name has no letter that a key can have.
    pub(super) fn give(&mut self, name: &str, otherwise: &str) -> String {
        let ascii = words(name).into_iter().map(|word| word.chars().filter(char::is_ascii_alphanumeric).collect::<String>());
        let slug = ascii.filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-");
        let slug: String = slug.chars().take(KEY_CHARACTERS).collect();
        let slug = if slug.is_empty() { otherwise.to_owned() } else { slug };
        let numbered = |number: usize| if number == 1 { slug.clone() } else { format!("{slug}-{number}") };
        let key = (1..).map(numbered).find(|key| !self.0.contains(key)).unwrap_or_default();
        self.0.push(key.clone());
        key
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Would catch: names that are split in the wrong places, so that neither the lexicon nor people know them.
    #[test]
    fn names_become_words() {
        for (name, parts, read) in [
            ("add_to_cart", "add to cart", "Add to cart"),
            ("addToCart", "add to cart", "Add to cart"),
            ("Comandă plasată", "comanda plasata", "Comandă plasată"),
            ("PDP-viewed", "pdp viewed", "PDP viewed"),
            ("e7", "e7", "E7"),
            ("basket bought", "basket bought", "Basket bought"),
            ("___", "", "___"),
            ("заказ_оплачен", "заказ оплачен", "Заказ оплачен"),
        ] {
            assert_eq!(words(name).join(" "), parts, "{name}");
            assert_eq!(human(name), read, "{name}");
        }
    }

    /// Would catch: things named wrongly, and acts taken for things.
    #[test]
    fn events_are_about_things() {
        for (event, about) in [
            ("basket bought", Some("Baskets")),
            ("order_placed", Some("Orders")),
            ("Delivery missed", Some("Deliveries")),
            ("purchase", None),
            ("begin checkout", None),
            ("bon emis", None),
        ] {
            assert_eq!(thing(event).as_deref(), about, "{event}");
        }
    }

    /// Would catch: two things with one key, and keys that a map refuses.
    #[test]
    fn keys_are_given_once() {
        let mut keys = Keys::default();
        assert_eq!(keys.give("Add to cart", "step"), "add-to-cart");
        assert_eq!(keys.give("add_to_cart", "step"), "add-to-cart-2");
        assert_eq!(keys.give("заказ", "step"), "step");
        assert_eq!(keys.give("支付", "step"), "step-2");
        assert_eq!(keys.give(&"x".repeat(99), "step").len(), KEY_CHARACTERS);
    }
}
