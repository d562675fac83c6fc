//! Discovery: from events alone to a first current-state map.
//!
//! Labels and what follows what ([`facts`], parted by their properties where names are few: [`parting`]) → their order ([`order`]) → stages ([`stages`], or [`families`] of parts) → where it hurts
//! ([`pains`]) → what is drawn ([`steps`]) → the map ([`compose`]). Order, stages and pains are found on all labels; a
//! label that is not drawn can still be a pain. The method and what it was measured at: `docs/DISCOVERY.md`.

mod ask;
mod compose;
mod facts;
mod families;
mod interval;
mod journey;
mod leading;
mod lexicon;
mod matrix;
mod options;
mod order;
mod pains;
mod parting;
mod report;
mod rounding;
mod stages;
mod steps;
mod surveys;
mod tell;
mod words;

use ::journey::Question;
use ::journey::answer::Answer;

pub use compose::is_made_up;
pub use options::{DiscoverOptions, USUAL_STEPS};
pub use pains::PainKind;
pub use report::{Discovery, DiscoveryReport, FoundPain, NotDrawn};

use crate::language::Language;

/// So many pains, those that cost at least this share of the dearest, always get a step of their own.
const KEPT_PAINS: usize = 3;
const KEPT_SHARE: f64 = 0.5;

/// Discovers a map: asks questions, and says what they tell. What `ask` fails with is passed on.
///
/// None where there are no events.
pub fn discover<E>(
    options: &DiscoverOptions,
    ask: &mut dyn FnMut(&Question) -> Result<Answer, E>,
) -> Result<Option<Discovery>, E> {
    let mut asking = ask::Asking { ask };
    let facts = facts::gather(options, &mut asking)?;
    if facts.labels.is_empty() {
        return Ok(None);
    }
    let language = Language::of(&options.language);
    let lead = order::leads(&facts.before, facts.customers);
    let stages = if facts.is_parted() {
        families::stages(&facts, &lead, language)
    } else {
        let all: Vec<usize> = (0..facts.labels.len()).collect();
        stages::cut(&facts, &order::ordered(&all, &lead), language)
    };
    let journey = journey::Journey::new(&facts, &stages, options, &mut asking)?;
    let pains = pains::find(&journey, options, &mut asking)?;

    let dearest = pains.first().map_or(0.0, |pain| pain.main().lost.share);
    let is_dear = |pain: &&pains::Found| pain.main().lost.share >= KEPT_SHARE * dearest;
    let mut kept: Vec<usize> = pains.iter().take(KEPT_PAINS).filter(is_dear).map(|pain| pain.main().label).collect();
    kept.extend(journey.conversion.iter().filter_map(|conversion| conversion.labels.first()).copied());
    let drawn = steps::choose(&journey, &kept, options.steps.max(1));
    compose::compose(options, &journey, &drawn, &pains, &mut asking).map(Some)
}
