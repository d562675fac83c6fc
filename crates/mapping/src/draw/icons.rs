//! Icons of channels, drawn for Meander: strokes in a box of 24 × 24.

/// What a node shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Icon {
    Ads,
    App,
    Basket,
    Bell,
    Calendar,
    Card,
    Chat,
    Delivery,
    Email,
    Letter,
    Other,
    Page,
    People,
    Phone,
    Search,
    Share,
    Star,
    Store,
    Survey,
    Tv,
    Video,
    Web,
    Smile,
    Frown,
}

/// Words in the names of channels, most telling first: `e-mail` before `mail`, `app store` before `store`.
const WORDS: &[(Icon, &[&str])] = &[
    (Icon::Email, &["e-mail", "email", "newsletter"]),
    (Icon::Chat, &["whatsapp", "messenger", "telegram", "chat", "sms", "bot"]),
    (Icon::Bell, &["push", "notification", "notific", "alert"]),
    (Icon::Survey, &["survey", "sondaj", "poll", "nps", "form"]),
    (Icon::Share, &["social", "facebook", "instagram", "tiktok", "linkedin", "referral", "recomand", "word of mouth"]),
    (Icon::Star, &["review", "rating", "recenzi", "loyalty", "fidel"]),
    (Icon::Ads, &["advert", "ads", "ad", "display", "campaign", "reclam", "banner", "paid"]),
    (Icon::Search, &["search", "seo", "căut", "google"]),
    (Icon::Page, &["leaflet", "print", "catalog", "flyer", "pliant", "document", "paper"]),
    (Icon::Delivery, &["delivery", "courier", "livrare", "curier", "shipping"]),
    (Icon::Basket, &["checkout", "basket", "cart", "coș"]),
    (Icon::Card, &["payment", "card", "plat", "pos"]),
    (Icon::App, &["mobile", "app", "aplica"]),
    (Icon::Video, &["video"]),
    (Icon::Tv, &["television", "tv", "radio"]),
    (Icon::Phone, &["phone", "call", "telefon"]),
    (Icon::Store, &["store", "shop", "magazin", "branch", "kiosk", "filial", "sucurs"]),
    (Icon::People, &["in person", "staff", "visit", "meeting"]),
    (Icon::Letter, &["mail", "post", "poșt"]),
    (Icon::Web, &["website", "webshop", "web", "site", "online", "browser", "portal"]),
    (Icon::Calendar, &["event", "calendar", "appointment"]),
];

impl Icon {
    /// The icon of a channel, by the words in its name; a sensible one where none is known.
    pub(crate) fn of_channel(channel: &str) -> Self {
        let name = channel.to_lowercase();
        // Short words count only whole: "ad" is not in "trade", "app" is in "app store" but not in "happy".
        let is_in = |word: &str| {
            if word.len() <= 4 {
                name.split(|c: char| !c.is_alphanumeric() && c != '-').any(|part| part == word || part == format!("{word}s"))
            } else {
                name.contains(word)
            }
        };
        WORDS.iter().find(|(_, words)| words.iter().any(|word| is_in(word))).map_or(Icon::Other, |(icon, _)| *icon)
    }

    /// Its strokes.
    pub(crate) fn path(self) -> &'static str {
        match self {
            Icon::Ads => "M4 10v4h3l8.5 4.5v-13L7 10zM18.5 9.2a4 4 0 0 1 0 5.6M7.8 14.3l1.2 5h2.4",
            Icon::App => "M9 3h6a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2H9a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2zM11 18h2",
            Icon::Basket => "M3.5 10h17l-1.8 8.2a2 2 0 0 1-2 1.6H7.3a2 2 0 0 1-2-1.6zM8 10l3-6M16 10l-3-6M9.5 13.5v3M14.5 13.5v3",
            Icon::Bell => "M6 16.5v-5.5a6 6 0 0 1 12 0v5.5l1.5 1.5h-15zM10 20.5h4",
            Icon::Calendar => {
                "M5.5 5.5h13a1.5 1.5 0 0 1 1.5 1.5v11.5a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 18.5V7a1.5 1.5 0 0 1 1.5-1.5zM4 10h16M8.5 3.5v4M15.5 3.5v4"
            }
            Icon::Card => "M5 5.5h14a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-9a2 2 0 0 1 2-2zM3 10h18M6.5 14.5h4",
            Icon::Chat => {
                "M5 4.5h14a2 2 0 0 1 2 2V14a2 2 0 0 1-2 2h-6.5L8 20v-4H5a2 2 0 0 1-2-2V6.5a2 2 0 0 1 2-2zM8 10.3h.01M12 10.3h.01M16 10.3h.01"
            }
            Icon::Delivery => {
                "M2.5 6h11.5v10.5H2.5zM14 9.5h4l3.5 3.6v3.4H14zM9 17.5a2 2 0 1 1-4 0 2 2 0 0 1 4 0zM19.3 17.5a2 2 0 1 1-4 0 2 2 0 0 1 4 0z"
            }
            Icon::Email => {
                "M15.8 12a3.8 3.8 0 1 1-7.6 0 3.8 3.8 0 0 1 7.6 0zM15.8 8.2v4.8c0 1.7 1 2.6 2.3 2.6 1.7 0 2.9-1.4 2.9-3.9a9 9 0 1 0-3.6 7"
            }
            Icon::Letter => {
                "M4.5 5.5h15a1.5 1.5 0 0 1 1.5 1.5v10a1.5 1.5 0 0 1-1.5 1.5h-15A1.5 1.5 0 0 1 3 17V7a1.5 1.5 0 0 1 1.5-1.5zM3.5 7.2l8.5 6.3 8.5-6.3"
            }
            Icon::Other => "M12 4.5v3M12 16.5v3M4.5 12h3M16.5 12h3M14.5 12a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0z",
            Icon::Page => "M6.5 3.5h7.5l4 4v13H6.5zM13.5 3.5v4.5h4.5M9.5 12h5.5M9.5 15.5h5.5",
            Icon::People => {
                "M12 8.5a3 3 0 1 1-6 0 3 3 0 0 1 6 0zM3.5 19c0-3.5 2.3-5.5 5.5-5.5s5.5 2 5.5 5.5M14.5 5.8a3 3 0 1 1 1.5 5.5M17 13.8c2.3.6 3.6 2.4 3.6 5.2"
            }
            Icon::Phone => {
                "M8.4 4 5.7 4.7C4.7 5 4.1 5.9 4.2 6.9c.7 6.9 6 12.2 12.9 12.9 1 .1 1.9-.5 2.2-1.5l.7-2.7-4.3-2.1-1.8 1.8c-2.2-1.1-4.1-3-5.2-5.2l1.8-1.8z"
            }
            Icon::Search => "M16.5 10.5a6 6 0 1 1-12 0 6 6 0 0 1 12 0zM15 15l5.5 5.5",
            Icon::Share => {
                "M8.5 12a2.7 2.7 0 1 1-5.4 0 2.7 2.7 0 0 1 5.4 0zM20.5 6a2.7 2.7 0 1 1-5.4 0 2.7 2.7 0 0 1 5.4 0zM20.5 18a2.7 2.7 0 1 1-5.4 0 2.7 2.7 0 0 1 5.4 0zM8.3 10.8l7-3.6M8.3 13.2l7 3.6"
            }
            Icon::Star => "M12 3.8l2.5 5.2 5.7.8-4.1 4 1 5.7-5.1-2.7-5.1 2.7 1-5.7-4.1-4 5.7-.8z",
            Icon::Store => {
                "M4.5 12v8h15v-8M3.5 9.5L5.5 4h13l2 5.5M3.5 9.5a2.83 2.83 0 0 0 5.66 0 2.83 2.83 0 0 0 5.66 0 2.83 2.83 0 0 0 5.68 0M10 20v-4.5h4V20"
            }
            Icon::Survey => {
                "M6.5 5h11A1.5 1.5 0 0 1 19 6.5v12.5a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 5 19V6.5A1.5 1.5 0 0 1 6.5 5zM9 6.5v-3h6v3M8.5 13.5l2.5 2.5 4.5-5"
            }
            Icon::Tv => {
                "M4.5 6.5h15A1.5 1.5 0 0 1 21 8v9a1.5 1.5 0 0 1-1.5 1.5h-15A1.5 1.5 0 0 1 3 17V8a1.5 1.5 0 0 1 1.5-1.5zM8.5 2.5l3.5 4 3.5-4M8 21h8"
            }
            Icon::Video => {
                "M4.5 6.5h9.5a1.5 1.5 0 0 1 1.5 1.5v8a1.5 1.5 0 0 1-1.5 1.5H4.5A1.5 1.5 0 0 1 3 16V8a1.5 1.5 0 0 1 1.5-1.5zM15.5 11l5.5-3.5v9L15.5 13z"
            }
            Icon::Web => {
                "M5 4.5h14a2 2 0 0 1 2 2v11a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-11a2 2 0 0 1 2-2zM3 9h18M6 6.8h.01M8.5 6.8h.01"
            }
            Icon::Smile => {
                "M20.5 12a8.5 8.5 0 1 1-17 0 8.5 8.5 0 0 1 17 0zM8.3 14c.8 1.5 2.1 2.3 3.7 2.3s2.9-.8 3.7-2.3M9 9.7h.01M15 9.7h.01"
            }
            Icon::Frown => {
                "M20.5 12a8.5 8.5 0 1 1-17 0 8.5 8.5 0 0 1 17 0zM8.3 16.3c.8-1.5 2.1-2.3 3.7-2.3s2.9.8 3.7 2.3M9 9.7h.01M15 9.7h.01"
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Would catch: a channel with a misleading icon because a short word hides in a longer one.
    #[test]
    fn channels_have_their_icons() {
        for (channel, icon) in [
            ("mail", Icon::Letter),
            ("e-mail", Icon::Email),
            ("Web", Icon::Web),
            ("website", Icon::Web),
            ("mobile app", Icon::App),
            ("store", Icon::Store),
            ("Magazin", Icon::Store),
            ("trade fair", Icon::Other),
            ("ads", Icon::Ads),
            ("call centre", Icon::Phone),
            ("live chat", Icon::Chat),
            ("WhatsApp", Icon::Chat),
            ("survey", Icon::Survey),
            ("delivery", Icon::Delivery),
            ("social", Icon::Share),
            ("", Icon::Other),
        ] {
            assert_eq!(Icon::of_channel(channel), icon, "{channel}");
        }
    }
}
