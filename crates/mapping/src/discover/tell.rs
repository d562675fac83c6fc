//! What discovery says, in the language of the map.

use super::journey::Journey;
use super::pains::{Found, PainKind, Sign};
use super::steps::label_name;
use crate::language::Language;

/// A pain in words: its main sign, and another where there is one of another kind.
pub(super) fn pain(journey: &Journey<'_>, found: &Found, language: Language) -> String {
    let main = found.main();
    let name = label_name(journey, main.label);
    let mut text = format!("{name}: {}", sign(journey, main, language));
    if let Some(place) = place(journey, main.label, language) {
        text.push_str(&place);
    }
    if let Some(other) =
        found.signs.iter().skip(1).find(|other| other.kind == PainKind::Converting || other.kind == PainKind::Loss)
    {
        text.push_str("; ");
        text.push_str(&sign(journey, other, language));
    }
    // Texts of a document are wrapped by whoever shows them.
    text.replace("\u{a0}%", "%").replace('\u{a0}', " ")
}

fn sign(journey: &Journey<'_>, sign: &Sign, language: Language) -> String {
    let locale = language.locale();
    let (share, usual, happens) = (locale.percent(sign.share), locale.percent(sign.usual), locale.percent(sign.happens));
    let other = sign.other.map(|label| label_name(journey, label)).unwrap_or_default();
    match sign.kind {
        PainKind::Loss => language.pick(
            format!("{share} leave here, {usual} at steps around it"),
            format!("{share} pleacă de aici, {usual} la pașii din jur"),
        ),
        PainKind::Converting => language.pick(
            format!("{share} go on to buy, {usual} after steps around it"),
            format!("{share} ajung să cumpere, {usual} după pașii din jur"),
        ),
        #[allow(clippy::cast_precision_loss)] // Durations are below 2^53 milliseconds.
        PainKind::Wait => {
            let limit = locale.time(sign.limit.map_or(0.0, |limit| limit.millis() as f64));
            let median = locale.time(sign.median_ms);
            let [gone, usually] = [1.0 - sign.share, 1.0 - sign.usual].map(|share| locale.percent(share));
            language.pick(
                format!("{happens} wait over {limit} after “{other}” (median {median}); {gone} of them are not seen again, {usually} of others"),
                format!("{happens} așteaptă peste {limit} după „{other}” (mediana {median}); {gone} dintre ei nu mai revin, față de {usually}"),
            )
        }
        PainKind::Loop => {
            let own = sign.other == Some(sign.label);
            let back = if own {
                language.pick("happen again right away".to_owned(), "se repetă imediat".to_owned())
            } else {
                language.pick(format!("go back to “{other}”"), format!("se întorc la „{other}”"))
            };
            language.pick(
                format!("{happens} {back}; {share} of those customers go on to buy, {usual} of others"),
                format!("{happens} {back}; {share} dintre acești clienți ajung să cumpere, față de {usual}"),
            )
        }
    }
}

/// The channel nearly all of it happens in, where its stage is not as one-sided.
fn place(journey: &Journey<'_>, label: usize, language: Language) -> Option<String> {
    const NEARLY_ALL: f64 = 0.8;
    const FACTOR: f64 = 1.3;
    let own = &journey.facts.labels[label];
    let (channel, count) = own.channels.first()?;
    let share = count / own.count;
    let in_channel = |other: usize| {
        let label = &journey.facts.labels[other];
        label.channels.iter().find(|(name, _)| name == channel).map_or(0.0, |(_, count)| *count)
    };
    // Compared with the labels of the stage that know the channel at all: a call is always on the phone.
    let peers: Vec<usize> = journey.peers(label).into_iter().filter(|other| in_channel(*other) > 0.0).collect();
    let (part, all) =
        peers.iter().fold((0.0, 0.0), |(part, all), other| (part + in_channel(*other), all + journey.facts.labels[*other].count));
    if share < NEARLY_ALL || all == 0.0 || share < FACTOR * part / all {
        return None;
    }
    let (share, usual) = (language.locale().percent(share), language.locale().percent(part / all));
    Some(
        language
            .pick(format!(" ({share} of it in {channel}, {usual} around)"), format!(" ({share} în {channel}, {usual} în jur)")),
    )
}

/// Where a step is known from.
pub(super) fn evidence(count: f64, customers: f64, language: Language) -> String {
    let [count, customers] = [count, customers].map(|number| language.locale().decimal(number, 0));
    language.pick(format!("{count} events of {customers} customers"), format!("evenimente: {count}, clienți: {customers}"))
}

/// What the map is about.
pub(super) fn scenario(customers: f64, events: f64, explained: f64, left_out: &[String], language: Language) -> String {
    let locale = language.locale();
    let [customers, events] = [customers, events].map(|number| locale.decimal(number, 0));
    let share = locale.percent(explained);
    let listed = left_out.join(", ");
    let rest = if left_out.is_empty() {
        String::new()
    } else {
        language.pick(
            format!(" Left out, the commonest first: {listed}."),
            format!(" Lăsate deoparte, cele mai dese întâi: {listed}."),
        )
    };
    let text = language.pick(
        format!("Discovered from {events} events of {customers} customers; its steps explain {share} of the events.{rest}"),
        format!("Descoperită din evenimente: {events}, de la clienți: {customers}; pașii explică {share} din evenimente.{rest}"),
    );
    text.replace("\u{a0}%", "%")
}
