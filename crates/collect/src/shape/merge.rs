//! Several events of a row, put where the row stands: events of one moment keep the order of their rows.

use events::{Batch, Interner, Texts, Values};
use journey::Scalar;

/// Batches of events of the same table, each with the rows it is made of, as one batch: by row, then by output.
pub(super) fn by_row(parts: Vec<(Vec<u32>, Batch)>) -> Option<Batch> {
    let mut order: Vec<(u32, usize, usize)> = Vec::new();
    for (part, (rows, _)) in parts.iter().enumerate() {
        order.extend(rows.iter().enumerate().map(|(at, row)| (*row, part, at)));
    }
    order.sort_unstable();
    let parts: Vec<Batch> = parts.into_iter().map(|(_, batch)| batch).collect();
    let order: Vec<(usize, usize)> = order.into_iter().map(|(_, part, at)| (part, at)).collect();
    let gather = |texts: Vec<&Texts>| {
        let mut interner = Interner::default();
        let codes = order.iter().map(|(part, at)| texts[*part].get(*at).map_or(0, |text| interner.intern(text))).collect();
        Texts { codes, values: interner.into_values() }
    };
    let customers = gather(parts.iter().map(|batch| &batch.customers).collect());
    let events = gather(parts.iter().map(|batch| batch.events.as_ref()).collect::<Option<Vec<&Texts>>>()?);
    let mut names: Vec<&str> = Vec::new();
    for (name, _) in parts.iter().flat_map(|batch| &batch.properties) {
        if !names.contains(&name.as_str()) {
            names.push(name);
        }
    }
    let property = |name: &&str| {
        let of = |batch: &'_ Batch| batch.properties.iter().position(|(known, _)| known == name);
        let columns: Vec<Option<&Values>> = parts.iter().map(|batch| of(batch).map(|index| &batch.properties[index].1)).collect();
        ((*name).to_owned(), values(&columns, &order))
    };
    let properties = names.iter().map(property).collect();
    let times = order.iter().map(|(part, at)| parts[*part].times[*at]).collect();
    Some(Batch { customers, times, events: Some(events), properties })
}

/// One property out of several columns; they keep their type where it is the same.
fn values(columns: &[Option<&Values>], order: &[(usize, usize)]) -> Values {
    let scalars: Vec<Option<Scalar>> = order.iter().map(|(part, at)| scalar(columns[*part]?, *at)).collect();
    match Values::from_scalars(scalars.iter().map(Option::as_ref)) {
        Values::Texts(texts) if columns.iter().flatten().all(|values| matches!(values, Values::Spelled(_))) => {
            Values::Spelled(texts)
        }
        values => values,
    }
}

fn scalar(values: &Values, row: usize) -> Option<Scalar> {
    match values {
        Values::Texts(texts) | Values::Spelled(texts) => texts.get(row).map(|text| Scalar::Text(text.to_owned())),
        Values::Numbers(numbers) => Some(numbers[row]).filter(|number| !number.is_nan()).map(Scalar::Number),
        Values::Booleans(values) => Some(values[row]).filter(|value| *value > 0).map(|value| Scalar::Boolean(value == 2)),
    }
}
