//! Passwords that everybody tries first.

/// The words that common passwords are made of. Digits and signs around and in place of letters are looked through.
const WORDS: [&str; 64] = [
    "password",
    "passwort",
    "parola",
    "letmein",
    "welcome",
    "bunvenit",
    "admin",
    "administrator",
    "root",
    "login",
    "user",
    "guest",
    "test",
    "changeme",
    "default",
    "secret",
    "secreta",
    "qwerty",
    "qwertz",
    "azerty",
    "qwertyuiop",
    "asdfgh",
    "asdfghjkl",
    "zxcvbn",
    "zxcvbnm",
    "qazwsx",
    "qazwsxedc",
    "iloveyou",
    "teiubesc",
    "monkey",
    "dragon",
    "football",
    "fotbal",
    "baseball",
    "basketball",
    "superman",
    "batman",
    "starwars",
    "pokemon",
    "princess",
    "sunshine",
    "shadow",
    "master",
    "michael",
    "jennifer",
    "jordan",
    "charlie",
    "daniel",
    "andrei",
    "alexandru",
    "maria",
    "computer",
    "internet",
    "whatever",
    "freedom",
    "trustno",
    "hunter",
    "killer",
    "ninja",
    "cheese",
    "summer",
    "winter",
    "meander",
    "journey",
];

/// Runs that people type by sliding over the keyboard.
const RUNS: [&str; 6] = [
    "01234567890123456789",
    "98765432109876543210",
    "abcdefghijklmnopqrstuvwxyz",
    "qwertyuiopasdfghjklzxcvbnm",
    "qwertzuiopasdfghjklyxcvbnm",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
];

/// What else of 10 characters and more is among the 3,000 most used, as lists of stolen passwords tell, and what is like it
/// in Romanian: in small letters, one a line. A word stands there without the digits that lists have around it.
const MOST_USED: &str = include_str!("most_used.txt");

/// Whether a password is one of those tried first: a common word, even twice or with digits around it; few different
/// characters; a run of keys; one of the most used.
pub(super) fn is_common(password: &str) -> bool {
    let folded = password.to_lowercase();
    let mut different: Vec<char> = folded.chars().collect();
    different.sort_unstable();
    different.dedup();
    if different.len() < 4 || RUNS.iter().any(|run| run.contains(&folded)) {
        return true;
    }
    // Signs at the ends are decoration; in the middle they stand for letters, or for nothing.
    let middle = folded.trim_matches(|c: char| !c.is_alphabetic());
    if MOST_USED.lines().any(|known| known == folded || known == middle) {
        return true;
    }
    let spelled = |text: &str| text.chars().map(plain).filter(|c| c.is_alphabetic()).collect::<String>();
    let bare: String = folded.chars().filter(|c| c.is_alphabetic()).collect();
    [spelled(&folded), spelled(middle), bare].iter().any(|text| !text.is_empty() && is_words(text))
}

/// Whether a text is made of common words only.
fn is_words(text: &str) -> bool {
    text.is_empty() || WORDS.iter().any(|word| text.strip_prefix(word).is_some_and(is_words))
}

/// The letter that a digit or sign stands for.
fn plain(c: char) -> char {
    match c {
        '0' => 'o',
        '1' | '!' => 'i',
        '3' => 'e',
        '4' | '@' => 'a',
        '5' | '$' => 's',
        '7' => 't',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Would catch: the first guesses of every list let through, or good passwords refused.
    #[test]
    fn first_guesses_are_known() {
        for common in ["password123", "P@ssw0rd!!!!", "1234567890", "aaaaaaaaaaaa", "qwertyuiop", "meander2025", "adminadmin"] {
            assert!(is_common(common), "{common}");
        }
        for good in ["correct horse battery", "x7#kfo2ppq", "vineri ploua mereu", "passwordless sign-in rocks"] {
            assert!(!is_common(good), "{good}");
        }
    }

    /// Would catch: the most used passwords that no rule knows let through, or a line of their list that can match nothing.
    #[test]
    fn the_most_used_are_known() {
        for common in ["liverpool1", "Butterfly99", "1q2w3e4r5t", "4815162342", "123456789A", "Christopher!", "iubirea123"] {
            assert!(is_common(common), "{common}");
        }
        for good in ["liverpool by bus", "1q2w3e4r5t and a goat", "4815162343"] {
            assert!(!is_common(good), "{good}");
        }
        assert!(MOST_USED.lines().all(|known| !known.is_empty() && known == known.trim().to_lowercase()));
        assert!(MOST_USED.lines().is_sorted(), "so that nothing stands there twice unseen");
    }
}
