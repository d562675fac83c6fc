//! What discovery says, in the language of the map.

use std::collections::BTreeMap;

use super::facts::Facts;
use super::journey::Journey;
use super::pains::stop::Stopped;
use super::pains::{Found, PainKind, Sign};
use super::steps::{Drawn, label_name};
use super::words::human;
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
        PainKind::Response => language.pick(
            format!("{share} of the customers go on to “{other}”, {usual} after its other kinds"),
            format!("{share} dintre clienți ajung la „{other}”, {usual} după celelalte feluri"),
        ),
        #[allow(clippy::cast_precision_loss)] // Durations are below 2^53 milliseconds.
        PainKind::Stop => {
            // These shares are small: without a decimal, 1.6 against 1.3 would read as twice as much.
            let [share, usual] = [sign.share, sign.usual].map(|share| format!("{}%", locale.decimal(share * 100.0, 1)));
            let silence = locale.time(sign.limit.map_or(0.0, |limit| limit.millis() as f64));
            language.pick(
                format!("after {share} of them nothing is bought for {silence} or more, up to the end of the data; {usual} after its other kinds"),
                format!("după {share} dintre ele nu se mai cumpără nimic {silence} sau mai mult, până la sfârșitul datelor; {usual} după celelalte feluri"),
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
pub(super) fn evidence(journey: &Journey<'_>, step: &Drawn, customers: f64, language: Language) -> String {
    let [count, customers] = [step.count, customers].map(|number| language.locale().decimal(number, 0));
    let known =
        language.pick(format!("{count} events of {customers} customers"), format!("evenimente: {count}, clienți: {customers}"));
    // A part of a part is named by its own sign alone; which part it is of stands here.
    let asides = step.labels.iter().filter_map(|label| journey.facts.labels[*label].aside.as_deref());
    asides.fold(known, |known, aside| format!("{known}; {aside}"))
}

/// How many have stopped buying.
fn silent(stopped: &Stopped, language: Language) -> String {
    let locale = language.locale();
    let [customers, of] = [stopped.customers, stopped.of].map(|number| locale.decimal(number, 0));
    let share = locale.percent(stopped.customers / stopped.of.max(1.0));
    #[allow(clippy::cast_precision_loss)] // Durations are below 2^53 milliseconds.
    let silence = locale.time(stopped.silence.millis() as f64).replace('\u{a0}', " ");
    language.pick(
        format!(" Of {of} who ever bought, {customers} ({share}) bought nothing in the last {silence} of the data."),
        format!(
            " Din {of} care au cumpărat vreodată, {customers} ({share}) n-au cumpărat nimic în ultimele {silence} ale datelor."
        ),
    )
}

/// By which properties events were parted.
fn parted(facts: &Facts, language: Language) -> String {
    let mut parted: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for label in &facts.labels {
        for property in &label.by {
            let known = parted.entry(&label.event).or_default();
            let name = human(property).to_lowercase();
            if !known.contains(&name) {
                known.push(name);
            }
        }
    }
    if parted.is_empty() {
        return String::new();
    }
    let (by, and) = (language.pick("by", "după"), language.pick(" and ", " și "));
    let told: Vec<String> = parted.iter().map(|(event, names)| format!("{} {by} {}", human(event), names.join(and))).collect();
    let told = told.join("; ");
    language.pick(
        format!(" Few names, so events are parted by the property that changes most what comes before and after: {told}."),
        format!(" Sunt puține nume, deci evenimentele sunt împărțite după proprietatea care schimbă cel mai mult ce vine înainte și după: {told}."),
    )
}

/// What the map is about.
pub(super) fn scenario(
    facts: &Facts,
    explained: f64,
    left_out: &[String],
    stopped: Option<&Stopped>,
    language: Language,
) -> String {
    let locale = language.locale();
    let [customers, events] = [facts.customers, facts.events].map(|number| locale.decimal(number, 0));
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
    let parted = parted(facts, language);
    let silent = stopped.map(|stopped| silent(stopped, language)).unwrap_or_default();
    let text = language.pick(
        format!("Discovered from {events} events of {customers} customers; its steps explain {share} of the events.{rest}{silent}{parted}"),
        format!("Descoperită din evenimente: {events}, de la clienți: {customers}; pașii explică {share} din evenimente.{rest}{silent}{parted}"),
    );
    text.replace("\u{a0}%", "%")
}
