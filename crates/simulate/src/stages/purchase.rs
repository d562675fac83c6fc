//! Purchase: cart, checkout and paying, in the shop's three places. Here lies the first planted problem.

use super::consideration::Found;
use crate::entry::{Basket, Entry};
use crate::life::{Life, Mood, Outcome};
use crate::names::{Channel, Comment, Event, Payment, Reason, Survey, Topic};
use crate::season::{DAY, HOUR, Rhythm, likely_moment};
use crate::stages::delivery;

/// How often a payment fails for the usual reasons, the first time and later; everybody just tries again.
const FAILS_ANYHOW: (u32, u32) = (20, 4);
/// How often the app's problem strikes a card the shop knows already.
const FAILS_KNOWN_CARD: u32 = 20;
/// How often an unhurried buyer stops at the till or the checkout and does not come back this time.
const STOPS: u32 = 45;
const TRIES_MOST: usize = 4;

/// Leads what was found to the till, as far as it gets.
pub(crate) fn buy(life: &mut Life<'_>, found: Found) -> Outcome {
    let mut basket = life.fill_basket(found.category);
    let to_store = match (life.customer.favourite, life.orders) {
        (Channel::Store, 0) => 960,
        (Channel::Store, _) => 850,
        (_, 0) => 30,
        (_, _) => 0,
    };
    if life.rng.chance(to_store) {
        return buy_in_store(life, found.channel, basket);
    }
    fill_cart(life, found.channel, basket);
    if life.rng.chance(STOPS) {
        return Outcome::GaveUp;
    }
    begin_checkout(life, found.channel, basket);
    // Who has bought here before hesitates less and gets fewer coupons.
    let known = if life.orders > 0 { 3 } else { 1 };
    if life.rng.chance(life.plan.abandon_cart / known) && !come_back_to_cart(life, found.channel, basket) {
        return Outcome::GaveUp;
    }
    let coupon_times = life.customer.habits().coupon_times;
    if life.rng.chance(life.plan.coupon * coupon_times / known) {
        life.moments();
        basket.discounted = true;
        basket.cents = basket.cents * 85 / 100;
        life.note(Entry { basket: Some(basket), ..Entry::new(Event::CouponApplied, found.channel) });
    }
    pay(life, found.channel, basket)
}

fn fill_cart(life: &mut Life<'_>, channel: Channel, basket: Basket) {
    for _ in 0..1 + life.rng.below(2) {
        life.moments();
        life.note(Entry { basket: Some(basket), ..Entry::new(Event::AddToCart, channel) });
    }
}

fn begin_checkout(life: &mut Life<'_>, channel: Channel, basket: Basket) {
    life.moments();
    life.note(Entry { basket: Some(basket), ..Entry::new(Event::BeginCheckout, channel) });
}

/// A reminder by e-mail the next day brings most abandoned carts back to the checkout.
fn come_back_to_cart(life: &mut Life<'_>, channel: Channel, basket: Basket) -> bool {
    if life.rng.chance(300) {
        return false;
    }
    life.later(18 * HOUR);
    life.note(Entry::new(Event::CartReminder, Channel::Email));
    let comes = !life.rng.chance(STOPS);
    if comes {
        if life.rng.chance(400) {
            fill_cart(life, channel, basket);
        }
        begin_checkout(life, channel, basket);
    }
    comes
}

/// Reserved on the web, seen and bought in the store.
fn buy_in_store(life: &mut Life<'_>, channel: Channel, basket: Basket) -> Outcome {
    if life.rng.chance(700) {
        fill_cart(life, channel, basket);
        if life.rng.chance(300) {
            begin_checkout(life, channel, basket);
        }
    }
    if life.rng.chance(STOPS) {
        return Outcome::GaveUp;
    }
    go_to_store(life);
    if life.rng.chance(350) {
        life.note(Entry { city: Some(life.customer.city), ..Entry::new(Event::Visit, Channel::Store) });
        life.soon();
    }
    pay_at_till(life, basket);
    Outcome::Bought { store: true }
}

fn go_to_store(life: &mut Life<'_>) {
    let time = life.now + life.rng.around(DAY);
    life.now = likely_moment(&mut life.rng, Rhythm::Store, time);
}

fn pay_at_till(life: &mut Life<'_>, basket: Basket) {
    let payment = life.rng.choose([650, 350], [Payment::Card, Payment::Cash]);
    note_order(life, Entry::new(Event::StorePurchase, Channel::Store), basket, payment);
}

/// Notes a purchase as the customer's next order.
fn note_order(life: &mut Life<'_>, purchase: Entry, basket: Basket, payment: Payment) {
    let order = life.new_order();
    let city = life.customer.city;
    life.note(Entry { basket: Some(basket), payment: Some(payment), order: Some(order), city: Some(city), ..purchase });
}

/// Pays for a cart, as often as it takes or as the customer bears.
pub(crate) fn pay(life: &mut Life<'_>, mut channel: Channel, basket: Basket) -> Outcome {
    let payment = life.customer.payment;
    let fails_anyhow = if life.orders == 0 { FAILS_ANYHOW.0 } else { FAILS_ANYHOW.1 };
    for attempt in 1..=TRIES_MOST {
        life.moments();
        let broken = meets_problem(life, channel, payment);
        if !broken && !life.rng.chance(fails_anyhow) {
            return succeed(life, channel, basket, payment);
        }
        let reason = if broken { Reason::BankCheckTimeout } else { Reason::CardDeclined };
        let failure = Entry { payment: Some(payment), reason: Some(reason), ..Entry::new(Event::PaymentFailed, channel) };
        life.note(failure);
        if broken {
            // The same card once more on the same page, in vain.
            while life.rng.chance(400) {
                life.moments();
                life.note(failure);
            }
            match after_failure(life) {
                Next::Retry => {}
                Next::OnWeb => channel = Channel::Web,
                Next::InStore => {
                    go_to_store(life);
                    pay_at_till(life, basket);
                    return Outcome::Bought { store: true };
                }
                Next::Leave => return Outcome::Left,
            }
        }
        if attempt < TRIES_MOST {
            begin_checkout(life, channel, basket);
        }
    }
    Outcome::Left
}

fn meets_problem(life: &mut Life<'_>, channel: Channel, payment: Payment) -> bool {
    let problem = &life.plan.payment;
    let struck = channel == Channel::App && payment == Payment::Card && life.now >= problem.since;
    struck && life.rng.chance(if life.card_known { FAILS_KNOWN_CARD } else { problem.fails })
}

fn succeed(life: &mut Life<'_>, channel: Channel, basket: Basket, payment: Payment) -> Outcome {
    life.card_known |= payment == Payment::Card;
    note_order(life, Entry::new(Event::Purchase, channel), basket, payment);
    if life.rng.chance(40) {
        let now = life.now;
        life.answer(Survey::Checkout, Mood::Happy, &[Comment::Easy, Comment::Fine]);
        // The questionnaire does not hold the parcel up.
        life.now = now;
    }
    Outcome::Bought { store: false }
}

/// What somebody does whose payment the app refused.
enum Next {
    Retry,
    OnWeb,
    InStore,
    Leave,
}

fn after_failure(life: &mut Life<'_>) -> Next {
    let leaves = life.plan.payment.leaves;
    let rest = 1000 - leaves;
    match life.rng.pick(&[leaves, rest * 55 / 100, rest * 30 / 100, rest * 10 / 100, rest * 5 / 100]) {
        0 => {
            if life.rng.chance(120) {
                life.answer(Survey::Checkout, Mood::Angry, &[Comment::PaymentKeepsFailing, Comment::CouldNotPay]);
            }
            Next::Leave
        }
        1 => Next::Retry,
        2 => {
            life.soon();
            delivery::call(life, Topic::Payment, Mood::Angry);
            if life.rng.chance(650) { Next::Leave } else { Next::Retry }
        }
        3 => Next::OnWeb,
        _ => Next::InStore,
    }
}
