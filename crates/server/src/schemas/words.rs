//! Words from closed lists.

use serde::Deserialize;
use utoipa::ToSchema;

/// A language of the screen and of maps.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Locale {
    /// English.
    En,
    /// Romanian.
    Ro,
}

/// The colours of the screen.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub(crate) enum ThemeChoice {
    /// Dark letters on light ground.
    Light,
    /// Light letters on dark ground.
    Dark,
    /// As the system has it.
    System,
}

/// Who did something.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub(crate) enum ActorKind {
    /// A person.
    User,
    /// A program with a key.
    Key,
    /// Meander itself, or whoever sits at the machine.
    System,
}

/// What a property describes.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub(crate) enum PropertyOwner {
    /// Events.
    Event,
    /// Customers: a trait.
    Customer,
}

/// What the values of a property are.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub(crate) enum PropertyType {
    /// Texts.
    String,
    /// Numbers.
    Number,
    /// True or false.
    Boolean,
}

/// A period of the calendar.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Period {
    /// A day.
    Day,
    /// A week, from Monday.
    Week,
    /// A month.
    Month,
}
