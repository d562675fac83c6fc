//! Attribution: what each touch earns, the models side by side.

use std::collections::BTreeSet;

use journey::answer::AttributionAnswer;
use journey::question::Model;

use crate::cell::Cell;
use crate::table::{Table, Told};

pub fn tell(answer: &AttributionAnswer) -> Told {
    let models: Vec<&str> = Model::ALL.iter().map(|(name, _)| *name).filter(|name| answer.credit.contains_key(*name)).collect();
    let credit = |model: &str, label: &str| answer.credit.get(model).and_then(|credit| credit.get(label)).copied().unwrap_or(0.0);
    let known: BTreeSet<&String> =
        answer.credit.values().flat_map(|credit| credit.keys()).chain(answer.removal_effects.keys()).collect();
    let mut labels: Vec<&String> = known.into_iter().collect();
    if let Some(model) = models.first() {
        labels.sort_by(|a, b| credit(model, b).total_cmp(&credit(model, a)));
    }
    let mut columns = Table::of("Credit", &labels).both("Touch", "label", |label| Cell::from(*label));
    for model in models {
        columns = columns.both(title(model), model, move |label| Cell::Number(credit(model, label)));
    }
    if !answer.removal_effects.is_empty() {
        let effect = |label: &&String| Cell::share(answer.removal_effects.get(*label).copied());
        columns = columns.both("Lost without it", "removal_effect", effect);
    }
    Told::default()
        .fact("Conversions", answer.conversions)
        .fact("Paths without conversion", answer.null_paths)
        .fact("Value", Cell::Number(answer.value))
        .table(columns.done())
}

/// `time_decay` as `Time decay`.
fn title(model: &str) -> String {
    let mut letters = model.chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase());
    first.into_iter().chain(letters).map(|letter| if letter == '_' { ' ' } else { letter }).collect()
}
