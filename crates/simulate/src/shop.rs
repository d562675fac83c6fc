//! The shop: from a seed to customers, their traits and their events.

use std::ops::Range;

use crate::customer::Customer;
use crate::life::live;
use crate::plan::Plan;
use crate::rng::Rng;
use crate::season::DEFAULT_END_MILLIS;
use crate::table::Table;
use crate::truth::Truth;
use crate::write::{EventColumns, traits};

/// Customer names have at least so many digits, so that small and large shops look alike.
const DIGITS_LEAST: usize = 7;

/// A made-up shop. Cheap to make and to share between threads: customers are drawn when asked for.
#[derive(Debug, Clone)]
pub struct Shop {
    seed: u64,
    customers: usize,
    plan: Plan,
}

impl Shop {
    /// The shop of `seed` with so many customers, over the year that ends at [`DEFAULT_END_MILLIS`].
    pub fn new(seed: u64, customers: usize) -> Self {
        Shop { seed, customers, plan: Plan::new(seed, DEFAULT_END_MILLIS) }
    }

    /// The same shop over the year that ends at another time: milliseconds since 1970, the first that is not in it.
    pub fn ending(self, end_millis: i64) -> Self {
        Shop { plan: Plan::new(self.seed, end_millis), ..self }
    }

    /// How many customers. Some of them may have no event.
    pub fn customers(&self) -> usize {
        self.customers
    }

    /// What was planted.
    pub fn truth(&self) -> Truth {
        Truth::new(self.seed, &self.plan)
    }

    /// The events of these customers, by customer, then by time (no two of a customer at the same time). Numbers past
    /// the last customer are left out. Memory: 70 bytes an event, twice that while the columns grow.
    pub fn events(&self, numbers: Range<usize>) -> Table {
        let mut columns = EventColumns::default();
        let mut entries = Vec::new();
        for number in self.existing(numbers) {
            let (customer, rng) = self.customer(number);
            live(&self.plan, &customer, rng, &mut entries);
            columns.push(number, &entries);
        }
        columns.finish(self.digits())
    }

    /// All events, the given number of customers at a time.
    pub fn chunks(&self, customers: usize) -> impl Iterator<Item = Table> + '_ {
        let step = customers.max(1);
        (0..self.customers).step_by(step).map(move |first| self.events(first..first.saturating_add(step)))
    }

    /// The traits of these customers, one row each.
    pub fn traits(&self, numbers: Range<usize>) -> Table {
        let numbered: Vec<_> = self.existing(numbers).map(|number| (number, self.customer(number).0)).collect();
        traits(&numbered, self.digits())
    }

    fn existing(&self, numbers: Range<usize>) -> Range<u64> {
        numbers.start as u64..numbers.end.min(self.customers) as u64
    }

    /// A customer and the random numbers of the rest of their life.
    fn customer(&self, number: u64) -> (Customer, Rng) {
        let mut rng = Rng::new(self.seed, number);
        (Customer::new(&mut rng, &self.plan), rng)
    }

    fn digits(&self) -> usize {
        self.customers.saturating_sub(1).to_string().len().max(DIGITS_LEAST)
    }
}
