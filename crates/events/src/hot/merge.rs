//! Where the segments of a bucket overlap: one order of rows over all of them.

use crate::texts::TextArena;

/// Customers and rows of one segment, in the order of its file.
pub(super) struct Part {
    pub customers: TextArena,
    pub lengths: Vec<u32>,
    pub times: Vec<i64>,
}

/// The rows of all parts, one after the other, in one order.
pub(super) struct Merged {
    /// Customers in rising order.
    pub customers: TextArena,
    /// Rows of each.
    pub lengths: Vec<u32>,
    /// For every row its place among the rows of all parts laid end to end.
    pub order: Vec<u32>,
}

/// Merges parts that are sorted by (customer, time, arrival) and given in order of arrival.
#[allow(clippy::cast_possible_truncation)] // Buckets have fewer than 2^32 rows.
pub(super) fn merge(parts: &[Part]) -> Merged {
    let bases: Vec<u32> = parts
        .iter()
        .scan(0_u32, |next, part| {
            let base = *next;
            *next += part.times.len() as u32;
            Some(base)
        })
        .collect();
    let time = |row: u32| {
        let part = bases.partition_point(|base| *base <= row) - 1;
        parts[part].times[(row - bases[part]) as usize]
    };
    let mut merged = Merged { customers: TextArena::default(), lengths: Vec::new(), order: Vec::new() };
    let mut customer = vec![0_usize; parts.len()];
    let mut row = bases.clone();
    loop {
        let names = parts.iter().zip(&customer).filter(|(part, next)| **next < part.customers.len());
        let Some(least) = names.map(|(part, next)| part.customers.get(*next)).min() else { break };
        let start = merged.order.len();
        let mut sources = 0;
        for (i, part) in parts.iter().enumerate() {
            if customer[i] < part.customers.len() && part.customers.get(customer[i]) == least {
                let length = part.lengths[customer[i]];
                merged.order.extend(row[i]..row[i] + length);
                row[i] += length;
                customer[i] += 1;
                sources += 1;
            }
        }
        let journey = &mut merged.order[start..];
        if sources > 1 {
            // Stable: at equal times, what arrived first stays first.
            journey.sort_by_key(|row| time(*row));
        }
        merged.lengths.push(journey.len() as u32);
        merged.customers.push(least);
    }
    merged
}
