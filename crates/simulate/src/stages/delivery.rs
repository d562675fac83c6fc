//! Delivery and service: parcels, returns, calls and tickets. Here lies the second planted problem.

use crate::entry::Entry;
use crate::life::{Life, Mood};
use crate::names::{Carrier, Channel, Comment, Event, Reason, Segment, Survey, Topic};
use crate::season::{DAY, HOUR, Rhythm, likely_moment};

/// What late means at the least: more than twice the longest usual wait.
const LATE_LEAST: i64 = 7 * DAY;

/// Brings the last order home, and says how the customer feels then. `None`: so cross that they leave for good.
pub(crate) fn bring(life: &mut Life<'_>) -> Option<Mood> {
    let late = life.customer.city == life.plan.late.city && life.rng.chance(life.plan.late.share);
    let carrier = carrier(life, late);
    track(life, 3);
    on_the_way(life, 10 * HOUR);
    parcel(life, Event::OrderShipped, Some(carrier));
    track(life, 3);
    if late {
        return bring_late(life, carrier);
    }
    on_the_way(life, 3 * DAY / 2);
    parcel(life, Event::OrderDelivered, Some(carrier));
    // A first order raises most questions; who knows the shop has few.
    let trouble_percent = if life.orders == 1 { 130 } else { 35 };
    if life.rng.chance(life.plan.returns * trouble_percent / 100) {
        send_back(life);
    }
    if life.rng.chance(life.plan.service * trouble_percent / 100) {
        life.later(DAY);
        serve(life);
    }
    Some(Mood::Happy)
}

fn bring_late(life: &mut Life<'_>, carrier: Carrier) -> Option<Mood> {
    let shipped = life.now;
    let wait = life.rng.skewed(life.plan.late.median_millis).max(LATE_LEAST);
    let calls_while_waiting = life.rng.chance(150);
    if calls_while_waiting {
        life.now = shipped + wait * 3 / 4;
        call(life, Topic::Delivery, Mood::Angry);
    }
    life.now = life.now.max(shipped + wait);
    parcel(life, Event::OrderDelivered, Some(carrier));
    if !calls_while_waiting && life.rng.chance(300) {
        life.later(12 * HOUR);
        call(life, Topic::Delivery, Mood::Angry);
    }
    if life.rng.chance(60) {
        send_back_for(life, Reason::CameTooLate);
    }
    let leaves = life.rng.chance(life.plan.late.leaves);
    if leaves && life.rng.chance(300) {
        let survey = life.rng.choose([800, 200], [Survey::Delivery, Survey::Nps]);
        life.answer(survey, Mood::Angry, &[Comment::Waiting, Comment::NobodyKnew]);
    }
    (!leaves).then_some(Mood::Fair)
}

fn carrier(life: &mut Life<'_>, late: bool) -> Carrier {
    if late { life.plan.late.carrier } else { Carrier::ALL[life.rng.below(3) as usize] }
}

/// Lets about `millis` pass and goes on while parcels move: by day, on every day of the week.
fn on_the_way(life: &mut Life<'_>, millis: i64) {
    let time = life.now + life.rng.around(millis);
    life.now = likely_moment(&mut life.rng, Rhythm::Store, time);
}

fn parcel(life: &mut Life<'_>, event: Event, carrier: Option<Carrier>) {
    let order = life.orders.checked_sub(1);
    let city = Some(life.customer.city);
    life.note(Entry { order, city, carrier, ..Entry::new(event, Channel::Delivery) });
}

/// Looks where the parcel is, within hours of the last news of it.
fn track(life: &mut Life<'_>, fewer_than: u32) {
    let order = life.orders.checked_sub(1);
    let channel = if life.customer.favourite == Channel::App { Channel::App } else { Channel::Web };
    for _ in 0..life.rng.below(fewer_than) {
        life.now += life.rng.around(3 * HOUR);
        life.note(Entry { order, ..Entry::new(Event::TrackOrder, channel) });
    }
}

fn send_back(life: &mut Life<'_>) {
    let reason = life.rng.choose([300, 350, 350], [Reason::Damaged, Reason::WrongSize, Reason::ChangedMind]);
    send_back_for(life, reason);
}

fn send_back_for(life: &mut Life<'_>, reason: Reason) {
    life.later(DAY);
    let order = life.orders.checked_sub(1);
    let channel = if life.customer.favourite == Channel::App { Channel::App } else { Channel::Web };
    life.note(Entry { order, reason: Some(reason), ..Entry::new(Event::ReturnRequested, channel) });
    if life.rng.chance(250) {
        life.at_work(20 * HOUR);
        call(life, Topic::Return, Mood::Fair);
    }
    life.at_work(5 * DAY);
    life.note(Entry { order, ..Entry::new(Event::ReturnRefunded, Channel::Email) });
}

/// A question after the delivery. Business buyers write, most others call.
fn serve(life: &mut Life<'_>) {
    let writes = if life.customer.segment == Segment::Business { 800 } else { 300 };
    if life.rng.chance(writes) {
        ticket(life, Topic::Product);
        if life.rng.chance(200) {
            life.answer(Survey::Support, Mood::Happy, &[Comment::Friendly]);
        }
    } else {
        call(life, Topic::Product, Mood::Happy);
    }
}

/// Calls support; `mood` is for the questionnaire after it. Every third call becomes a ticket.
pub(crate) fn call(life: &mut Life<'_>, topic: Topic, mood: Mood) {
    let wait_seconds = Some(life.rng.skewed(150) as u16);
    life.note(Entry { topic: Some(topic), wait_seconds, ..Entry::new(Event::SupportCall, Channel::Phone) });
    if life.rng.chance(350) {
        life.soon();
        ticket(life, topic);
    }
    if life.rng.chance(150) {
        let words: &[Comment] =
            if mood == Mood::Angry { &[Comment::LongQueue, Comment::NobodyKnew] } else { &[Comment::Friendly] };
        life.answer(Survey::Support, mood, words);
    }
}

fn ticket(life: &mut Life<'_>, topic: Topic) {
    let topic = Some(topic);
    life.note(Entry { topic, ..Entry::new(Event::TicketOpened, Channel::Helpdesk) });
    life.at_work(20 * HOUR);
    life.note(Entry { topic, ..Entry::new(Event::TicketClosed, Channel::Helpdesk) });
}
