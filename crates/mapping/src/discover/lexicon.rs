//! Words of event names in English and Romanian, and the stage of a journey they speak of.
//!
//! A help, never a need: events with unknown words are placed by the flow alone.

use super::words::words;
use crate::language::Language;

/// A stage that many journeys have, in the order in which they mostly come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Theme {
    Awareness,
    Onboarding,
    Consideration,
    Purchase,
    Delivery,
    Billing,
    Service,
    Use,
    Loyalty,
    Leaving,
}

impl Theme {
    pub(super) const ALL: [Theme; 10] = [
        Theme::Awareness,
        Theme::Onboarding,
        Theme::Consideration,
        Theme::Purchase,
        Theme::Delivery,
        Theme::Billing,
        Theme::Service,
        Theme::Use,
        Theme::Loyalty,
        Theme::Leaving,
    ];

    /// Its name.
    pub(super) fn name(self, language: Language) -> &'static str {
        let (english, romanian) = match self {
            Theme::Awareness => ("Awareness", "Descoperire"),
            Theme::Onboarding => ("Onboarding", "Înscriere"),
            Theme::Consideration => ("Consideration", "Alegere"),
            Theme::Purchase => ("Purchase", "Cumpărare"),
            Theme::Delivery => ("Delivery", "Livrare"),
            Theme::Billing => ("Billing", "Facturare"),
            Theme::Service => ("Service", "Asistență"),
            Theme::Use => ("Use", "Folosire"),
            Theme::Loyalty => ("Loyalty", "Fidelizare"),
            Theme::Leaving => ("Cancellation", "Anulare"),
        };
        language.pick(english, romanian)
    }

    /// Whether the two are often one stage: what is delivered is also served, what is bought is also billed.
    pub(super) fn goes_with(self, other: Theme) -> bool {
        let pair = (self.min(other), self.max(other));
        self == other
            || matches!(
                pair,
                (Theme::Delivery | Theme::Use | Theme::Billing, Theme::Service)
                    | (Theme::Purchase, Theme::Billing)
                    | (Theme::Service, Theme::Use)
            )
    }
}

/// Words by stage, without marks. A word that could mean several stands in none, or in the one it decides least: a
/// weight after a colon says how much it counts beside other words of a name.
const WORDS: [(Theme, &str); 10] = [
    (
        Theme::Awareness,
        "ad ads advert advertisement impression banner campaign newsletter:1.5 leaflet flyer promo promotion social \
         referred landing seo sem teaser commercial webinar blog article reclama anunt campanie pliant afis promotie buletin",
    ),
    (
        Theme::Onboarding,
        "signup:0.7 register registered registration onboarding onboard activate activated activation verify verified \
         verification welcome tutorial install installed kyc trial enroll enrolled inregistrare inregistrat inscriere activare \
         activat verificare instalare instalat proba",
    ),
    (
        Theme::Consideration,
        "visit visited home homepage main page:0.5 search searched browse browsed catalog catalogue category listing filter sort \
         view:0.7 viewed:0.7 product:0.7 item:0.7 detail details pdp plp compare compared comparison wishlist favorite favourite \
         read:1.2 quote demo pricing quiz recommendation vizita vizitat cautare cautat produs:0.7 categorie pagina:0.5 comparat \
         comparare favorite citit oferta",
    ),
    (
        Theme::Purchase,
        "cart basket bag checkout coupon voucher payment pay paid purchase purchased buy buys bought order:0.5 ordered placed \
         address booking booked book:0.5 reserve reserved reservation subscribe subscribed deal contract sale sold pos till \
         transaction cos plata platit cumparare cumparat cumparaturi comanda:0.5 plasata plasat finalizare rezervare rezervat \
         abonare bon cupon tranzactie",
    ),
    (
        Theme::Delivery,
        "ship shipped shipping shipment deliver delivered delivery track tracking parcel package dispatch dispatched courier \
         transit pickup collected fulfilled fulfillment livrare livrat expediat expediere colet curier urmarire ridicare",
    ),
    (
        Theme::Billing,
        "invoice invoiced bill billed billing charge charged dunning statement overdue factura facturat facturare scadenta restanta",
    ),
    (
        Theme::Service,
        "support ticket call:0.7 called:0.7 complaint complain help helpdesk case issue return returned refund refunded exchange \
         warranty repair escalated suport asistenta tichet apel reclamatie ajutor retur returnat rambursare rambursat garantie \
         reparatie",
    ),
    (
        Theme::Use,
        "session feature used usage use play played watch watched listen upload uploaded export exported invite dashboard report \
         lesson folosire folosit sesiune utilizare",
    ),
    (
        Theme::Loyalty,
        "loyalty reward rewards points bonus referral refer survey review:0.9 reviewed reviews:0.9 rating rated rate feedback nps \
         csat reorder reordered repeat renew renewed renewal member membership upsell upgrade upgraded recommend fidelitate \
         fidelizare puncte recompensa sondaj recenzie evaluare recomandare reinnoire reinnoit",
    ),
    (
        Theme::Leaving,
        "cancel cancelled canceled cancellation churn churned unsubscribe unsubscribed terminate terminated uninstall closure \
         anulare anulat reziliere reziliat dezabonare dezabonat dezinstalare",
    ),
];

/// Words of events in which the customer buys, whatever else is said.
const BUYING: [&str; 22] = [
    "purchase",
    "purchased",
    "bought",
    "buy",
    "paid",
    "ordered",
    "subscribed",
    "booked",
    "sale",
    "sold",
    "order placed",
    "order completed",
    "order created",
    "payment success",
    "payment succeeded",
    "payment completed",
    "checkout completed",
    "transaction",
    "cumparat",
    "cumparare",
    "platit",
    "comanda plasata",
];

/// Words that turn a buying word into something else.
const NOT_BUYING: [&str; 22] = [
    "failed",
    "fail",
    "error",
    "cancel",
    "cancelled",
    "canceled",
    "abandoned",
    "begin",
    "start",
    "started",
    "view",
    "viewed",
    "click",
    "reminder",
    "refund",
    "refunded",
    "return",
    "returned",
    "intent",
    "esuat",
    "esuata",
    "anulat",
];

/// What a name speaks of, if its words agree on something.
pub(super) fn theme(name: &str) -> Option<Theme> {
    let words = words(name);
    let score = |list: &str| {
        let weight = |word: &String| {
            let known = list.split_whitespace().map(|entry| entry.split_once(':').unwrap_or((entry, "1")));
            known.filter(|(entry, _)| entry == word).filter_map(|(_, weight)| weight.parse::<f64>().ok()).sum::<f64>()
        };
        words.iter().map(weight).sum::<f64>()
    };
    let mut scores: Vec<(f64, Theme)> = WORDS.iter().map(|(theme, list)| (score(list), *theme)).collect();
    scores.sort_by(|a, b| b.0.total_cmp(&a.0));
    match scores.as_slice() {
        [(best, theme), (second, _), ..] if best > second => Some(*theme),
        _ => None,
    }
}

/// Whether a name says that the customer buys.
pub(super) fn is_buying(name: &str) -> bool {
    let text = format!(" {} ", words(name).join(" "));
    let has = |list: &[&str]| list.iter().any(|word| text.contains(&format!(" {word} ")));
    has(&BUYING) && !has(&NOT_BUYING)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Would catch: common names read as the wrong stage, in either language, and names read that say nothing.
    #[test]
    fn common_names_are_known() {
        for (name, known) in [
            ("ad_impression", Some(Theme::Awareness)),
            ("Newsletter signup", Some(Theme::Awareness)),
            ("product_view", Some(Theme::Consideration)),
            ("read_reviews", Some(Theme::Consideration)),
            ("checkoutStarted", Some(Theme::Purchase)),
            ("order_shipped", Some(Theme::Delivery)),
            ("return_requested", Some(Theme::Service)),
            ("review_written", Some(Theme::Loyalty)),
            ("Comandă plasată", Some(Theme::Purchase)),
            ("colet livrat", Some(Theme::Delivery)),
            ("cont activat", Some(Theme::Onboarding)),
            ("subscription_cancelled", Some(Theme::Leaving)),
            ("e17", None),
            ("", None),
        ] {
            assert_eq!(theme(name), known, "{name}");
        }
    }

    /// Would catch: a failed or refunded payment taken for a sale.
    #[test]
    fn buying_is_told_from_its_neighbours() {
        for name in ["purchase", "store_purchase", "Order Placed", "basket bought", "comandă plasată", "payment_succeeded"] {
            assert!(is_buying(name), "{name}");
        }
        for name in ["payment_failed", "purchase_refunded", "begin_checkout", "order_shipped", "purchase_button_click"] {
            assert!(!is_buying(name), "{name}");
        }
    }
}
