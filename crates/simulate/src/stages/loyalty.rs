//! Loyalty: answers, reviews, rewards, friends, and buying the same again.

use super::purchase;
use crate::entry::Entry;
use crate::life::{Life, Mood, Outcome};
use crate::names::{Category, Channel, Comment, Event, Segment, Survey};
use crate::season::{DAY, HOUR};

/// What happy customers do after a purchase; nearly everybody does something.
pub(crate) fn enjoy(life: &mut Life<'_>, mood: Mood, survey: Survey) {
    life.later(DAY);
    if life.rng.chance(life.plan.answers_survey) {
        answer(life, survey, mood);
        life.soon();
    }
    let channel = own_channel(life);
    if life.rng.chance(450) {
        life.note(Entry::new(Event::ReviewWritten, channel));
        life.moments();
    }
    if !life.member && life.rng.chance(620) {
        life.member = true;
        life.note(Entry::new(Event::LoyaltyJoined, channel));
        life.moments();
    }
    if life.member {
        see_rewards(life, channel);
    }
    if life.rng.chance(230) {
        life.later(2 * DAY);
        answer(life, Survey::Nps, mood);
        if life.rng.chance(400) {
            life.soon();
            life.note(Entry::new(Event::ReferralSent, channel));
        }
    }
}

/// Even after a good delivery not everybody is happy.
fn answer(life: &mut Life<'_>, survey: Survey, mood: Mood) {
    let mood = match mood {
        Mood::Happy => life.rng.choose([40, 160, 800], [Mood::Angry, Mood::Fair, Mood::Happy]),
        other => other,
    };
    let words: &[Comment] = match mood {
        Mood::Happy => &[Comment::Easy, Comment::AsPromised, Comment::Again],
        Mood::Fair => &[Comment::Fine, Comment::Packaging],
        Mood::Angry => &[Comment::Packaging, Comment::NotAsShown],
    };
    life.answer(survey, mood, words);
}

fn see_rewards(life: &mut Life<'_>, channel: Channel) {
    for round in 0..1 + life.rng.below(3) {
        if round > 0 {
            life.later(30 * HOUR);
        }
        life.note(Entry::new(Event::RewardViewed, channel));
        if life.rng.chance(500) {
            life.moments();
            life.note(Entry::new(Event::RewardRedeemed, channel));
        }
    }
    life.soon();
}

/// Whether this wish is for the same things again.
pub(crate) fn reorders(life: &mut Life<'_>) -> bool {
    let share = if matches!(life.customer.segment, Segment::Regulars | Segment::Business) { 220 } else { 30 };
    life.rng.chance(share)
}

/// The same things again, by one tap.
pub(crate) fn reorder(life: &mut Life<'_>) -> Outcome {
    life.later(HOUR);
    let category = Category::ALL[life.rng.below(8) as usize];
    let basket = life.fill_basket(category);
    let channel = own_channel(life);
    life.note(Entry { basket: Some(basket), ..Entry::new(Event::Reorder, channel) });
    purchase::pay(life, channel, basket)
}

fn own_channel(life: &Life<'_>) -> Channel {
    if life.customer.favourite == Channel::App { Channel::App } else { Channel::Web }
}
