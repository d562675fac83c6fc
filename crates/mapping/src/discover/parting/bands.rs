//! Numbers cut at a few round edges.

use journey::{Comparison, Condition, Matcher, Scalar, Test};

use super::super::ask::Asking;
use super::super::facts::{Label, as_number};
use super::super::options::DiscoverOptions;
use super::amount::is_amount;
use super::cells::{Around, Cell, Cells};
use super::effect::Table;
use super::name::{self, Numbers};
use super::{LEAST_COUNT, LEAST_SHARE, narrowed};

/// Numbers that people say, within a power of ten.
const SAID: [f64; 9] = [1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0];
/// How gladly: a third that is cut at 5 may be this much less even than one cut at 4.
const GLADLY: [f64; 9] = [1.0, 0.95, 1.0, 0.95, 0.95, 0.95, 1.0, 0.92, 0.92];
/// Edges looked at: six powers of ten are more than any amount of money spans.
const MOST_EDGES: usize = 54;
/// A band holds at least this share.
const BAND: f64 = 0.1;
/// Nothing against something parts where nothing is at least so common: a coupon that most baskets go without.
const NOTHING: f64 = 0.5;
/// Whole numbers are told by having none between 0 and this.
const LOOKED_BETWEEN: u32 = 20;

/// Fine cells between round edges; the coarse bands are chosen when their counts are known.
pub(super) fn cells<E>(label: &Label, property: &str, asking: &mut Asking<'_, E>) -> Result<Option<Cells>, E> {
    let groups = asking.values(label.matcher.clone(), property, None)?;
    let Some(all) = groups.first().filter(|all| as_number(all.count) >= label.count && all.max > all.min && all.max > 0.0) else {
        return Ok(None);
    };
    let compare =
        |comparison, edge| Condition { property: property.to_owned(), test: Test::Compare(comparison, Scalar::Number(edge)) };
    let between =
        |i: u32| narrowed(label, vec![compare(Comparison::Gt, f64::from(i)), compare(Comparison::Lt, f64::from(i + 1))]);
    let Some(fractions) = (0..LOOKED_BETWEEN).map(between).collect::<Option<Vec<Matcher>>>() else { return Ok(None) };
    let is_whole = asking.values(Matcher::AnyOf(fractions), property, None)?.first().is_none_or(|some| some.count == 0);
    if !is_amount(property, is_whole) {
        return Ok(None);
    }
    let mut edges = edges(all.min, all.max, is_whole);
    // Nothing is a cell of its own.
    let nothing = all.min == 0.0;
    if nothing {
        edges.insert(0, 0.0);
    }
    let below = |edge: f64| if edge == 0.0 { Comparison::Lte } else { Comparison::Lt };
    let cell = |conditions| Some(Cell { name: String::new(), matcher: narrowed(label, conditions)?, count: 0.0 });
    // The first cell that matches counts, so each may be told by its upper edge alone.
    let mut cells: Option<Vec<Cell>> = edges.iter().map(|edge| cell(vec![compare(below(*edge), *edge)])).collect();
    if let (Some(cells), Some(last)) = (&mut cells, edges.last()) {
        cells.extend(cell(vec![compare(Comparison::Gte, *last)]));
    }
    Ok(cells.filter(|_| !edges.is_empty()).map(|cells| Cells {
        property: property.to_owned(),
        cells,
        edges,
        numbers: Numbers { are_whole: is_whole, least: all.min },
        label: label.clone(),
    }))
}

/// Round numbers above the smallest and up to the largest.
fn edges(min: f64, max: f64, is_whole: bool) -> Vec<f64> {
    let mut edges = Vec::new();
    #[allow(clippy::cast_possible_truncation)] // Powers of ten of finite numbers are small.
    let top = max.log10().floor() as i32;
    for power in (top - 5..=top).filter(|power| !is_whole || *power >= 0) {
        // Divided rather than multiplied below 1, so that 0.3 is the number that is written so.
        let scaled = |said: &f64| if power < 0 { said / 10_f64.powi(-power) } else { said * 10_f64.powi(power) };
        edges.extend(SAID.iter().map(scaled).filter(|edge| *edge > min && *edge <= max && (!is_whole || edge.fract() == 0.0)));
    }
    edges.truncate(MOST_EDGES);
    edges
}

/// The bands: nothing and something where nothing is common, else up to three of which each is as large as round edges
/// allow.
pub(super) fn grouped(cells: &Cells, around: &Around, options: &DiscoverOptions) -> Option<(Vec<Cell>, Table)> {
    let all: f64 = around.counts.iter().sum();
    if all < cells.label.count {
        return None;
    }
    let cuts = cuts(&cells.edges, &around.counts)?;
    let part_of: Vec<usize> = (0..around.counts.len()).map(|cell| cuts.iter().filter(|cut| cell > **cut).count()).collect();
    let edges: Vec<f64> = cuts.iter().map(|cut| cells.edges[*cut]).collect();
    let names = name::of_bands(&cells.property, &edges, cells.numbers, options);
    let part = |(i, name): (usize, String)| {
        let count: f64 = part_of.iter().zip(&around.counts).filter(|(part, _)| **part == i).map(|(_, count)| count).sum();
        Some(Cell { name, matcher: narrowed(&cells.label, within(&cells.property, &edges, i))?, count })
    };
    let parts: Vec<Cell> = names.into_iter().enumerate().map(part).collect::<Option<_>>()?;
    Some((parts, Table::of(&part_of, around)))
}

/// The conditions of a band.
fn within(property: &str, edges: &[f64], band: usize) -> Vec<Condition> {
    let condition = |comparison, edge: f64| Condition {
        property: property.to_owned(),
        test: Test::Compare(comparison, Scalar::Number(edge)),
    };
    let (above, below) = match edges {
        [0.0] => (Comparison::Gt, Comparison::Lte),
        _ => (Comparison::Gte, Comparison::Lt),
    };
    let low = band.checked_sub(1).map(|i| condition(above, edges[i]));
    let high = edges.get(band).map(|edge| condition(below, *edge));
    low.into_iter().chain(high).collect()
}

/// After which cells to cut.
fn cuts(edges: &[f64], counts: &[f64]) -> Option<Vec<usize>> {
    let all: f64 = counts.iter().sum();
    let has_nothing = edges.first() == Some(&0.0);
    if has_nothing && counts[0] >= NOTHING * all {
        let least = (LEAST_SHARE * all).max(LEAST_COUNT);
        return (all - counts[0] >= least).then(|| vec![0]);
    }
    // From here on, nothing is the smallest of numbers: it is no edge.
    let first = usize::from(has_nothing);
    let below = |cut: usize| counts[..=cut].iter().sum::<f64>() / all;
    let worth = |cuts: &[usize]| {
        let mut shares: Vec<f64> = cuts.iter().map(|cut| below(*cut)).collect();
        shares.push(1.0);
        let bands: Vec<f64> = shares.iter().scan(0.0, |low, high| Some(high - std::mem::replace(low, *high))).collect();
        let is_fine = bands.iter().all(|share| *share >= BAND && share * all >= LEAST_COUNT);
        let evenness: f64 = -bands.iter().map(|share| share * share.max(f64::MIN_POSITIVE).ln()).sum::<f64>();
        is_fine.then(|| evenness * cuts.iter().map(|cut| gladly(edges[*cut])).product::<f64>())
    };
    let pairs = (first..edges.len()).flat_map(|a| (a + 1..edges.len()).map(move |b| vec![a, b]));
    let singles = (first..edges.len()).map(|a| vec![a]);
    let best = |choices: &mut dyn Iterator<Item = Vec<usize>>| {
        let mut best: Option<(f64, Vec<usize>)> = None;
        for cuts in choices {
            if let Some(worth) = worth(&cuts).filter(|worth| best.as_ref().is_none_or(|(known, _)| *worth > known + 1e-12)) {
                best = Some((worth, cuts));
            }
        }
        best.map(|(_, cuts)| cuts)
    };
    best(&mut { pairs }).or_else(|| best(&mut { singles }))
}

/// How gladly people say a number; below ten all whole ones alike.
fn gladly(edge: f64) -> f64 {
    if edge < 10.0 && edge.fract() == 0.0 {
        return 1.0;
    }
    let mantissa = edge / 10_f64.powf(edge.log10().floor());
    SAID.iter().zip(GLADLY).find(|(said, _)| (**said - mantissa).abs() < 1e-6).map_or(1.0, |(_, gladly)| gladly)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Would catch: edges nobody says, edges outside of the numbers, halves of things that are counted.
    #[test]
    fn edges_are_round() {
        assert_eq!(edges(0.0, 12.0, true), [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0]);
        let money = edges(0.5, 31.0, false);
        assert!(money.contains(&0.6) && money.contains(&2.5) && money.contains(&30.0) && !money.contains(&0.5), "{money:?}");
        assert!(edges(-5.0, 1e9, false).len() <= MOST_EDGES);
    }

    /// Would catch: bands that hold nearly nothing, thirds that are far from thirds, a rare something drowned in nothing.
    #[test]
    fn bands_are_even_and_nothing_stands_alone() {
        let thirds = [100.0, 100.0, 100.0, 100.0, 100.0, 100.0];
        assert_eq!(cuts(&[1.0, 2.0, 3.0, 4.0, 5.0], &thirds), Some(vec![1, 3]));
        assert_eq!(cuts(&[1.0, 2.0, 3.0], &[0.0, 650.0, 200.0, 150.0]), Some(vec![1, 2]));
        assert_eq!(cuts(&[1.0, 2.0], &[0.0, 980.0, 20.0]), None, "a sliver is no band");
        assert_eq!(cuts(&[0.0, 1.0], &[9_700.0, 100.0, 200.0]), Some(vec![0]));
        assert_eq!(cuts(&[0.0, 1.0], &[9_999.0, 1.0, 0.0]), None);
    }
}
