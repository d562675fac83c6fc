//! The numbers of a map as a table, a row for each step.

use serde::Serialize;

use super::numbers::{Numbers, Observed};
use crate::document::Map;
use crate::language::{Language, Locale};

/// One step in the table.
#[derive(Debug, Clone, Serialize)]
pub struct CheckRow {
    /// Name of its stage.
    pub stage: String,
    /// Its key.
    pub step: String,
    /// Its name.
    pub name: String,
    /// What became of it.
    pub observed: Option<Observed>,
    /// How it is thought to feel, on −1 to 1.
    pub assumed: Option<f64>,
    /// How it feels, on −1 to 1.
    pub measured: Option<f64>,
}

/// A table of texts, in the language of the map.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CheckTable {
    /// Names of the columns.
    pub columns: Vec<String>,
    /// Which columns hold numbers, to be set to the right.
    pub is_number: Vec<bool>,
    /// A row for each step.
    pub rows: Vec<Vec<String>>,
    /// Fit, customers and explained share in one line.
    pub headline: String,
}

impl Numbers {
    /// A row for each step of the map, in the order drawn.
    pub fn check_rows(&self, map: &Map) -> Vec<CheckRow> {
        let row = |(stage, step): (&crate::document::Stage, &crate::document::Step)| {
            let numbers = self.step(&step.key);
            CheckRow {
                stage: stage.name.clone(),
                step: step.key.clone(),
                name: step.name.clone(),
                observed: numbers.and_then(|numbers| numbers.observed.clone()),
                assumed: step.feels.as_ref().map(crate::document::Feeling::level),
                measured: numbers.and_then(|numbers| numbers.feeling).map(|point| point.mean),
            }
        };
        map.steps().map(row).collect()
    }

    /// The same as texts to be printed.
    pub fn check_table(&self, map: &Map) -> CheckTable {
        let language = Language::of(&map.language);
        let words = language.words();
        let columns = [
            words.stage,
            words.step,
            words.reached,
            words.completed,
            words.late,
            words.out_of_order,
            words.missing,
            words.skipped,
            words.median_wait,
            words.drop,
            words.assumed,
            words.measured,
        ];
        let rows = self.check_rows(map).iter().map(|row| cells(row, self.entered, language.locale())).collect();
        CheckTable {
            columns: columns.iter().map(ToString::to_string).collect(),
            is_number: (0..columns.len()).map(|column| column > 1).collect(),
            rows,
            headline: headline(self, language),
        }
    }
}

/// Fit, customers and explained share in one line, as far as they are known.
pub(crate) fn headline(numbers: &Numbers, language: Language) -> String {
    let (locale, words) = (language.locale(), language.words());
    let mut parts = Vec::new();
    if let Some(fit) = numbers.fit {
        parts.push(format!("{} {}", words.fit, locale.decimal(fit, 2)));
    }
    if numbers.entered > 0 {
        parts.push(language.pick(
            format!("{} customers", locale.count(numbers.entered)),
            format!("{} {}clienți", locale.count(numbers.entered), romanian_de(numbers.entered)),
        ));
    }
    if let Some(share) = numbers.explained_share {
        let share = locale.percent(share);
        parts.push(language.pick(format!("the map explains {share} of events"), format!("harta explică {share} din evenimente")));
    }
    parts.join(" · ")
}

/// Romanian puts `de` after 20 and up: `19 clienți`, `20 de clienți`, `101 clienți`.
fn romanian_de(count: u64) -> &'static str {
    if count.is_multiple_of(100) || count % 100 > 19 { "de " } else { "" }
}

fn cells(row: &CheckRow, entered: u64, locale: Locale) -> Vec<String> {
    let dash = || "–".to_owned();
    let mut cells = vec![row.stage.clone(), row.name.clone()];
    match &row.observed {
        None => cells.extend(std::iter::repeat_with(dash).take(8)),
        Some(seen) => {
            #[allow(clippy::cast_precision_loss)] // Customers are counted far below 2^53.
            let share = |part: u64| if entered == 0 { dash() } else { locale.percent(part as f64 / entered as f64) };
            cells.extend([seen.reached, seen.completed, seen.late, seen.out_of_order, seen.missing, seen.skipped].map(share));
            cells.push(seen.median_wait_ms.map_or_else(dash, |wait| locale.time(wait)));
            cells.push(seen.drop_share.map_or_else(dash, |share| locale.percent(share)));
        }
    }
    cells.extend([row.assumed, row.measured].map(|level| level.map_or_else(dash, |level| locale.decimal(level, 2))));
    cells
}
