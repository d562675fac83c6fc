//! From entries to columns.

use crate::customer::Customer;
use crate::entry::Entry;
use crate::names::{
    Age, Campaign, Carrier, Category, Channel, City, Comment, Device, Event, Payment, Reason, Segment, Survey, Tier, Topic,
};
use crate::table::{Column, Named, Table};

/// More than anybody orders in a year, so that order numbers of two customers never meet.
const ORDERS_MOST: u64 = 100;

const STORES: &[&str] = &[
    "Alderwick Bridge Street",
    "Brackenford Mill Lane",
    "Castlemere Market Square",
    "Dunhollow Station Road",
    "Eastmarsh Harbour Walk",
    "Fernley Vale Green",
    "Greyharbour Old Quay",
    "Hollinside Park",
];

/// The code of a name, or that there is none.
macro_rules! code {
    ($name:expr) => {
        $name.map_or(Column::NO_TEXT, |name| name as u8)
    };
}

/// The event columns while they grow.
#[derive(Default)]
pub(crate) struct EventColumns {
    customer: Vec<u64>,
    time: Vec<i64>,
    event: Vec<u8>,
    channel: Vec<u8>,
    device: Vec<u8>,
    campaign: Vec<u8>,
    category: Vec<u8>,
    items: Vec<f64>,
    value: Vec<f64>,
    discounted: Vec<Option<bool>>,
    payment: Vec<u8>,
    order: Vec<u64>,
    reason: Vec<u8>,
    topic: Vec<u8>,
    wait_seconds: Vec<f64>,
    city: Vec<u8>,
    carrier: Vec<u8>,
    store: Vec<u8>,
    survey: Vec<u8>,
    score: Vec<f64>,
    comment: Vec<u8>,
}

impl EventColumns {
    /// Appends the events of one customer, column by column: each column is then written in one go.
    pub(crate) fn push(&mut self, customer: u64, entries: &[Entry]) {
        self.customer.extend(entries.iter().map(|_| customer));
        self.time.extend(entries.iter().map(|entry| entry.time));
        self.event.extend(entries.iter().map(|entry| entry.event as u8));
        self.channel.extend(entries.iter().map(|entry| entry.channel as u8));
        self.device.extend(entries.iter().map(|entry| code!(entry.device)));
        self.campaign.extend(entries.iter().map(|entry| code!(entry.campaign)));
        let category = |entry: &Entry| entry.category.or(entry.basket.map(|basket| basket.category));
        self.category.extend(entries.iter().map(|entry| code!(category(entry))));
        self.items.extend(entries.iter().map(|entry| entry.basket.map_or(f64::NAN, |basket| f64::from(basket.items))));
        self.value.extend(entries.iter().map(|entry| entry.basket.map_or(f64::NAN, |basket| f64::from(basket.cents) / 100.0)));
        self.discounted.extend(entries.iter().map(|entry| entry.order.and(entry.basket).map(|basket| basket.discounted)));
        self.payment.extend(entries.iter().map(|entry| code!(entry.payment)));
        let order = |order: u8| customer * ORDERS_MOST + u64::from(order);
        self.order.extend(entries.iter().map(|entry| entry.order.map_or(Column::NO_ID, order)));
        self.reason.extend(entries.iter().map(|entry| code!(entry.reason)));
        self.topic.extend(entries.iter().map(|entry| code!(entry.topic)));
        self.wait_seconds.extend(entries.iter().map(|entry| entry.wait_seconds.map_or(f64::NAN, f64::from)));
        self.city.extend(entries.iter().map(|entry| code!(entry.city)));
        self.carrier.extend(entries.iter().map(|entry| code!(entry.carrier)));
        let store = |entry: &Entry| entry.city.filter(|_| entry.channel == Channel::Store);
        self.store.extend(entries.iter().map(|entry| code!(store(entry))));
        self.survey.extend(entries.iter().map(|entry| code!(entry.survey.map(|answered| answered.survey))));
        self.score.extend(entries.iter().map(|entry| entry.survey.map_or(f64::NAN, |answered| f64::from(answered.score))));
        self.comment.extend(entries.iter().map(|entry| code!(entry.survey.and_then(|answered| answered.comment))));
    }

    /// The finished table; customers are written with `width` digits.
    pub(crate) fn finish(self, width: usize) -> Table {
        let rows = self.time.len();
        let columns = vec![
            named("customer", Column::Ids { prefix: "c", width, numbers: self.customer }),
            named("time", Column::Times(self.time)),
            texts("event", self.event, Event::NAMES),
            texts("channel", self.channel, Channel::NAMES),
            texts("device", self.device, Device::NAMES),
            texts("campaign", self.campaign, Campaign::NAMES),
            texts("category", self.category, Category::NAMES),
            named("items", Column::Numbers(self.items)),
            named("value", Column::Numbers(self.value)),
            named("discounted", Column::Booleans(self.discounted)),
            texts("payment", self.payment, Payment::NAMES),
            named("order", Column::Ids { prefix: "o", width: width + 2, numbers: self.order }),
            texts("reason", self.reason, Reason::NAMES),
            texts("topic", self.topic, Topic::NAMES),
            named("wait_seconds", Column::Numbers(self.wait_seconds)),
            texts("city", self.city, City::NAMES),
            texts("carrier", self.carrier, Carrier::NAMES),
            texts("store", self.store, STORES),
            texts("survey", self.survey, Survey::NAMES),
            named("score", Column::Numbers(self.score)),
            texts("comment", self.comment, Comment::NAMES),
        ];
        Table { rows, columns }
    }
}

/// The traits of customers, one row each.
pub(crate) fn traits(numbered: &[(u64, Customer)], width: usize) -> Table {
    let codes = |code: fn(&Customer) -> u8| numbered.iter().map(|(_, customer)| code(customer)).collect();
    let columns = vec![
        named("customer", Column::Ids { prefix: "c", width, numbers: numbered.iter().map(|(number, _)| *number).collect() }),
        texts("segment", codes(|customer| customer.segment as u8), Segment::NAMES),
        texts("age", codes(|customer| customer.age as u8), Age::NAMES),
        texts("city", codes(|customer| customer.city as u8), City::NAMES),
        texts("tier", codes(|customer| customer.tier as u8), Tier::NAMES),
        texts("favourite_channel", codes(|customer| customer.favourite as u8), Channel::NAMES),
        named("newsletter", Column::Booleans(numbered.iter().map(|(_, customer)| Some(customer.newsletter)).collect())),
    ];
    Table { rows: numbered.len(), columns }
}

fn named(name: &'static str, column: Column) -> Named {
    Named { name, column }
}

fn texts(name: &'static str, codes: Vec<u8>, values: &'static [&'static str]) -> Named {
    named(name, Column::Texts { codes, values })
}
