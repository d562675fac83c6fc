//! The events by name, and the customers.

use events::{Bucket, Dictionary, Needs, Snapshot};
use journey::EVENT;

use crate::error::AnalyzeError;
use crate::program::coded;

/// The events of a data folder.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Names {
    /// Customers with at least one event.
    pub customers: u64,
    /// The events, the commonest first; equally common ones by name.
    pub events: Vec<EventProfile>,
}

/// What is known of one event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventProfile {
    /// Its name.
    pub name: String,
    /// Its occurrences.
    pub count: u64,
    /// Customers who have it.
    pub customers: u64,
    /// When it was first seen, in milliseconds since 1970.
    pub first_millis: i64,
    /// When it was last seen.
    pub last_millis: i64,
}

/// Of one event name, by its code.
#[derive(Debug, Clone, Copy)]
struct Count {
    count: u64,
    customers: u64,
    /// The last customer counted, numbered within the bucket from 1; reset with each bucket.
    last_customer: u32,
    first_millis: i64,
    last_millis: i64,
}

const NEVER: Count = Count { count: 0, customers: 0, last_customer: 0, first_millis: i64::MAX, last_millis: i64::MIN };

#[derive(Default)]
struct Counts {
    customers: u64,
    by_code: Vec<Count>,
}

/// The events by name.
///
/// Errors: the data can't be read.
pub fn names(snapshot: &Snapshot) -> Result<Names, AnalyzeError> {
    let mut needs = Needs { times: true, ..Needs::default() };
    let event = needs.column(EVENT);
    let each = |counts: &mut Counts, bucket: &Bucket| {
        counts.take(bucket, event);
        Ok::<(), AnalyzeError>(())
    };
    let counts = snapshot.scan(0..snapshot.buckets(), &needs, Counts::default, each, Counts::join)?;
    Ok(counts.tell(&snapshot.dictionary(EVENT)))
}

impl Counts {
    #[allow(clippy::cast_possible_truncation)] // A bucket has fewer than 2^32 customers.
    fn take(&mut self, bucket: &Bucket, event: usize) {
        let Some((codes, dictionary, _)) = bucket.columns.get(event).and_then(|column| coded(column)) else { return };
        if self.by_code.len() <= dictionary.len() {
            self.by_code.resize(dictionary.len() + 1, NEVER);
        }
        self.by_code.iter_mut().for_each(|count| count.last_customer = 0);
        for (customer, pair) in (1_u32..).zip(bucket.offsets().windows(2)) {
            self.customers += 1;
            for row in pair[0] as usize..pair[1] as usize {
                let count = &mut self.by_code[codes.get(row) as usize];
                let time = bucket.times()[row];
                count.count += 1;
                count.customers += u64::from(count.last_customer != customer);
                count.last_customer = customer;
                count.first_millis = count.first_millis.min(time);
                count.last_millis = count.last_millis.max(time);
            }
        }
    }

    fn join(mut into: Counts, from: Counts) -> Counts {
        into.customers += from.customers;
        if into.by_code.len() < from.by_code.len() {
            into.by_code.resize(from.by_code.len(), NEVER);
        }
        for (into, from) in into.by_code.iter_mut().zip(from.by_code) {
            into.count += from.count;
            into.customers += from.customers;
            into.first_millis = into.first_millis.min(from.first_millis);
            into.last_millis = into.last_millis.max(from.last_millis);
        }
        into
    }

    fn tell(self, dictionary: &Dictionary) -> Names {
        let profile = |(code, count): (u32, Count)| EventProfile {
            name: dictionary.text(code),
            count: count.count,
            customers: count.customers,
            first_millis: count.first_millis,
            last_millis: count.last_millis,
        };
        let seen = (0_u32..).zip(self.by_code).filter(|(_, count)| count.count > 0);
        let mut events: Vec<EventProfile> = seen.map(profile).collect();
        events.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.name.cmp(&b.name)));
        Names { customers: self.customers, events }
    }
}
