//! One event while it is being made up.

use crate::names::{Campaign, Carrier, Category, Channel, City, Comment, Device, Event, Payment, Reason, Survey, Topic};

/// An event with its properties; what an event of its kind does not have is `None`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Entry {
    pub(crate) time: i64,
    pub(crate) event: Event,
    pub(crate) channel: Channel,
    pub(crate) device: Option<Device>,
    pub(crate) campaign: Option<Campaign>,
    pub(crate) category: Option<Category>,
    pub(crate) basket: Option<Basket>,
    pub(crate) payment: Option<Payment>,
    /// Which order of this customer, counted from 0.
    pub(crate) order: Option<u8>,
    pub(crate) reason: Option<Reason>,
    pub(crate) topic: Option<Topic>,
    pub(crate) wait_seconds: Option<u16>,
    pub(crate) city: Option<City>,
    pub(crate) carrier: Option<Carrier>,
    pub(crate) survey: Option<Answered>,
}

/// What is in the cart.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Basket {
    pub(crate) category: Category,
    pub(crate) items: u8,
    pub(crate) cents: u32,
    pub(crate) discounted: bool,
}

/// An answered questionnaire.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Answered {
    pub(crate) survey: Survey,
    pub(crate) score: u8,
    pub(crate) comment: Option<Comment>,
}

impl Entry {
    /// An event without properties; its time is set when it is noted.
    pub(crate) fn new(event: Event, channel: Channel) -> Self {
        Entry {
            time: 0,
            event,
            channel,
            device: None,
            campaign: None,
            category: None,
            basket: None,
            payment: None,
            order: None,
            reason: None,
            topic: None,
            wait_seconds: None,
            city: None,
            carrier: None,
            survey: None,
        }
    }
}
