//! A customer's year with the shop: wishes one after another, each led through the stages.

use crate::customer::Customer;
use crate::entry::{Answered, Basket, Entry};
use crate::names::{Category, Channel, Comment, Device, Event, Survey, Tier};
use crate::plan::Plan;
use crate::rng::Rng;
use crate::season::{DAY, HOUR, MINUTE, Rhythm, SECOND, likely_moment};
use crate::stages::{awareness, consideration, delivery, loyalty, purchase};

/// A life while it is being lived. The stages move `now` on and note what happens.
pub(crate) struct Life<'a> {
    pub(crate) plan: &'a Plan,
    pub(crate) customer: &'a Customer,
    pub(crate) rng: Rng,
    pub(crate) now: i64,
    /// How many orders and store purchases so far.
    pub(crate) orders: u8,
    /// The bank check is only for cards the shop does not know yet.
    pub(crate) card_known: bool,
    pub(crate) member: bool,
    entries: &'a mut Vec<Entry>,
}

/// How a wish ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Something was bought; `store` says where.
    Bought { store: bool },
    /// Nothing was bought this time.
    GaveUp,
    /// The customer is gone for good.
    Left,
}

/// How somebody feels when asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mood {
    Angry,
    Fair,
    Happy,
}

/// Lives a whole year and leaves its events in `entries`, by time, no two at the same time.
pub(crate) fn live(plan: &Plan, customer: &Customer, mut rng: Rng, entries: &mut Vec<Entry>) {
    entries.clear();
    let now = plan.season.arrival(&mut rng);
    let member = customer.tier != Tier::None;
    let mut life = Life { plan, customer, rng, now, orders: 0, card_known: false, member, entries };
    life.wishes();
    put_in_order(entries, plan.season.end_millis);
}

/// Some answers come while a parcel is on its way, so the order of noting is not quite the order of time.
fn put_in_order(entries: &mut Vec<Entry>, end_millis: i64) {
    entries.sort_by_key(|entry| entry.time);
    let mut last = i64::MIN;
    for entry in entries.iter_mut() {
        entry.time = entry.time.max(last + 1);
        last = entry.time;
    }
    let kept = entries.partition_point(|entry| entry.time < end_millis);
    entries.truncate(kept);
}

impl Life<'_> {
    fn wishes(&mut self) {
        let habits = self.customer.habits();
        let wishes = 1 + self.rng.pick(&habits.wishes);
        for wish in 0..wishes {
            match self.wish(wish == 0) {
                Outcome::Bought { .. } => {}
                Outcome::GaveUp if self.rng.chance(habits.tries_again) => {}
                Outcome::GaveUp | Outcome::Left => return,
            }
            self.now += self.rng.around(habits.days_between * DAY);
            if self.now >= self.plan.season.end_millis {
                return;
            }
        }
    }

    /// One wish through all stages, as far as it gets.
    fn wish(&mut self, first: bool) -> Outcome {
        let bought =
            if !first && self.orders > 0 && loyalty::reorders(self) { loyalty::reorder(self) } else { self.look_for_it(first) };
        let (mood, survey) = match bought {
            Outcome::Bought { store: true } => (Some(Mood::Happy), Survey::Store),
            Outcome::Bought { store: false } => (delivery::bring(self), Survey::Delivery),
            other => return other,
        };
        let Some(mood) = mood else { return Outcome::Left };
        loyalty::enjoy(self, mood, survey);
        bought
    }

    fn look_for_it(&mut self, first: bool) -> Outcome {
        let arrives = match awareness::notice(self, first) {
            Some(arrives) => arrives,
            None => return if first { Outcome::Left } else { Outcome::GaveUp },
        };
        match consideration::look_around(self, arrives, first) {
            Some(found) => purchase::buy(self, found),
            None => Outcome::GaveUp,
        }
    }

    /// Notes an event now.
    pub(crate) fn note(&mut self, entry: Entry) {
        let device = self.device(entry.channel);
        self.entries.push(Entry { time: self.now, device, ..entry });
    }

    fn device(&self, channel: Channel) -> Option<Device> {
        match channel {
            Channel::Web => Some(self.customer.web_device),
            Channel::App => Some(Device::Mobile),
            _ => None,
        }
    }

    /// Lets a few seconds to minutes pass: the next thing within one visit.
    pub(crate) fn moments(&mut self) {
        let median = 35 * SECOND;
        self.now += self.rng.skewed(median);
    }

    /// Lets about `millis` pass and goes on at a likely hour.
    pub(crate) fn later(&mut self, millis: i64) {
        let time = self.now + self.rng.around(millis);
        self.now = likely_moment(&mut self.rng, self.customer.rhythm(), time);
    }

    /// Lets about `millis` pass and goes on while somebody is at work.
    pub(crate) fn at_work(&mut self, millis: i64) {
        let time = self.now + self.rng.around(millis);
        self.now = likely_moment(&mut self.rng, Rhythm::Office, time);
    }

    /// Minutes to an hour.
    pub(crate) fn soon(&mut self) {
        self.now += self.rng.around(20 * MINUTE);
    }

    /// Answers a questionnaire some hours later.
    pub(crate) fn answer(&mut self, survey: Survey, mood: Mood, words: &[Comment]) {
        self.now += self.rng.around(9 * HOUR);
        let score = match (survey, mood) {
            (Survey::Nps, Mood::Angry) => self.rng.below(5),
            (Survey::Nps, Mood::Fair) => 5 + self.rng.below(4),
            (Survey::Nps, Mood::Happy) => 7 + self.rng.below(4),
            (_, Mood::Angry) => 1 + self.rng.choose([620, 280, 100], [0, 1, 2]),
            (_, Mood::Fair) => 2 + self.rng.choose([200, 450, 350], [0, 1, 2]),
            (_, Mood::Happy) => 3 + self.rng.choose([150, 400, 450], [0, 1, 2]),
        } as u8;
        let speaks = !words.is_empty() && self.rng.chance(300);
        let comment = speaks.then(|| words[self.rng.below(words.len() as u32) as usize]);
        let channel = if self.customer.favourite == Channel::App { Channel::App } else { Channel::Email };
        let survey = Some(Answered { survey, score, comment });
        self.note(Entry { survey, ..Entry::new(Event::Survey, channel) });
    }

    /// The number of a new order.
    pub(crate) fn new_order(&mut self) -> u8 {
        let order = self.orders;
        self.orders = order.saturating_add(1);
        order
    }

    /// A cart of a likely size.
    pub(crate) fn fill_basket(&mut self, category: Category) -> Basket {
        const CENTS: [u32; 8] = [3400, 7900, 5200, 4600, 2900, 9800, 2400, 3100];
        let items = 1 + self.rng.below(self.customer.habits().items_most);
        let price = self.rng.skewed(i64::from(CENTS[category as usize])) as u32;
        let cents = price * items * self.plan.price_percent / 100;
        Basket { category, items: items as u8, cents, discounted: false }
    }
}
