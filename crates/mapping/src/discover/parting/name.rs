//! What parts of an event are called.

use super::super::journey::VALUES;
use super::super::options::DiscoverOptions;
use super::super::words::human;
use crate::language::Language;

/// A part by one value of a property.
pub(super) fn of_value(property: &str, value: &str, language: Language) -> String {
    let property = human(property).to_lowercase();
    let yes = || language.pick("yes", "da");
    let no = || language.pick("no", "nu");
    match value {
        "true" => format!("{property}: {}", yes()),
        "false" => format!("{property}: {}", no()),
        _ if value.chars().filter(|letter| letter.is_alphabetic()).count() < 2 => format!("{property} {value}"),
        _ => value.to_owned(),
    }
}

/// What kind of numbers are cut.
#[derive(Debug, Clone, Copy)]
pub(super) struct Numbers {
    pub are_whole: bool,
    /// The smallest of them.
    pub least: f64,
}

/// The bands between some edges, lowest first.
pub(super) fn of_bands(property: &str, edges: &[f64], numbers: Numbers, options: &DiscoverOptions) -> Vec<String> {
    let language = Language::of(&options.language);
    let name = human(property).to_lowercase();
    if edges == [0.0] {
        return [language.pick("without", "fără"), language.pick("with", "cu")].map(|word| format!("{word} {name}")).to_vec();
    }
    let said = Said { name, language, numbers, currency: options.currency.as_deref().filter(|_| VALUES.contains(&property)) };
    (0..=edges.len()).map(|band| said.band(band.checked_sub(1).map(|i| edges[i]), edges.get(band).copied())).collect()
}

/// How a band is said.
struct Said<'a> {
    name: String,
    language: Language,
    numbers: Numbers,
    currency: Option<&'a str>,
}

impl Said<'_> {
    fn number(&self, value: f64) -> String {
        if self.currency.is_some() && (value >= 10.0 || value.fract() == 0.0) {
            return self.language.locale().money(value, self.currency).replace('\u{a0}', " ");
        }
        let digits = (0..4).find(|digits| (value * 10_f64.powi(*digits)).fract().abs() < 1e-9).unwrap_or(4);
        self.language.locale().decimal(value, usize::try_from(digits).unwrap_or_default())
    }

    fn band(&self, low: Option<f64>, high: Option<f64>) -> String {
        let (number, whole) = (|value: f64| self.number(value), self.numbers.are_whole);
        // Whole numbers from a up to, not with, b are a to b − 1.
        let range = match (low, high) {
            (Some(low), Some(high)) if whole && high - low <= 1.0 => number(low),
            (None, Some(high)) if whole && self.numbers.least == 1.0 && high <= 2.0 => number(1.0),
            (Some(low), Some(high)) => {
                let high = number(if whole { high - 1.0 } else { high });
                self.language.pick(format!("{} to {high}", number(low)), format!("{}–{high}", number(low)))
            }
            (None, Some(high)) => self.language.pick(format!("under {}", number(high)), format!("sub {}", number(high))),
            (Some(low), None) => self.language.pick(format!("{} or more", number(low)), format!("de la {} în sus", number(low))),
            (None, None) => String::new(),
        };
        if self.currency.is_some() {
            return range;
        }
        // Things that are counted stand after their number, in English, where their name is a plural.
        let is_plural = self.name.ends_with('s') && !self.name.ends_with("ss");
        match self.language {
            Language::English if whole && is_plural => {
                let one = if range == "1" { self.name.trim_end_matches('s') } else { &self.name };
                format!("{range} {one}")
            }
            _ => format!("{} {range}", self.name),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Would catch: names nobody would say, and bands that leave a number out or name it twice.
    #[test]
    fn bands_are_said_as_people_say_them() {
        let mut options = DiscoverOptions::new(jiff::civil::date(2026, 11, 22));
        let mut check = |language: &str, currency: Option<&str>, property: &str, edges: &[f64], whole: bool, said: &[&str]| {
            options.language = language.to_owned();
            options.currency = currency.map(ToOwned::to_owned);
            assert_eq!(of_bands(property, edges, Numbers { are_whole: whole, least: 1.0 }, &options), said);
        };
        check("en", None, "items", &[5.0, 20.0], true, &["under 5 items", "5 to 19 items", "20 or more items"]);
        check("en", None, "products", &[2.0, 3.0], true, &["1 product", "2 products", "3 or more products"]);
        check(
            "en",
            None,
            "order_value",
            &[2.5, 40.0],
            false,
            &["order value under 2.5", "order value 2.5 to 40", "order value 40 or more"],
        );
        check("en", Some("EUR"), "value", &[50.0], false, &["under € 50", "€ 50 or more"]);
        check("en", None, "coupon_discount", &[0.0], false, &["without coupon discount", "with coupon discount"]);
        check("ro", None, "produse", &[2.0, 5.0], true, &["produse 1", "produse 2–4", "produse de la 5 în sus"]);
        check("ro", None, "reducere", &[0.0], false, &["fără reducere", "cu reducere"]);
        for (value, said) in [("Type A", "Type A"), ("true", "gift: yes"), ("3", "gift 3")] {
            assert_eq!(of_value("gift", value, Language::English), said);
        }
    }
}
