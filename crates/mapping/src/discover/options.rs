use jiff::civil::Date;

/// How a map is discovered.
#[derive(Debug, Clone)]
pub struct DiscoverOptions {
    /// The key of the map.
    pub key: String,
    /// Its title; "Customer journey" in its language where not given.
    pub title: Option<String>,
    /// The language of its texts: `en` or `ro`.
    pub language: String,
    /// The currency of values, as three letters.
    pub currency: Option<String>,
    /// The day that evidence is dated with.
    pub today: Date,
    /// Steps at most. Never fewer than stages.
    pub steps: usize,
    /// Pains at most.
    pub pains: usize,
    /// Whether the data are made up. The map says so, and so do its pictures.
    pub made_up: bool,
    /// The property that tells the channel of an event.
    pub channel: String,
    /// Properties of events that hold numbers. Where names of events are few, the most telling property parts them.
    pub number_properties: Vec<String>,
    /// Properties of events that hold texts, or true and false.
    pub text_properties: Vec<String>,
    /// Times of the first and of the last event, in milliseconds since 1970: who was not seen for long before the last
    /// has stopped. Nothing is said about stopping where not given.
    pub span_millis: Option<(i64, i64)>,
    /// The event that counts as conversion; found by its words, or by the values it carries, where not given.
    pub conversion: Option<String>,
    /// The numeric property that tells what a conversion is worth; looked for under usual names where not given.
    pub value: Option<String>,
}

/// Steps of a map unless asked: what a board reads at one sight.
pub const USUAL_STEPS: usize = 12;
/// Pains of a map unless asked.
const USUAL_PAINS: usize = 8;

impl DiscoverOptions {
    /// The usual options.
    pub fn new(today: Date) -> Self {
        DiscoverOptions {
            key: "customer-journey".to_owned(),
            title: None,
            language: "en".to_owned(),
            currency: None,
            today,
            steps: USUAL_STEPS,
            pains: USUAL_PAINS,
            made_up: false,
            channel: "channel".to_owned(),
            number_properties: Vec::new(),
            text_properties: Vec::new(),
            span_millis: None,
            conversion: None,
            value: None,
        }
    }

    /// These options, with what the events say of themselves: their properties, by name and whether they hold numbers, and
    /// from when to when they are.
    #[must_use]
    pub fn with_data<'p>(self, properties: impl Iterator<Item = (&'p str, bool)>, span_millis: Option<(i64, i64)>) -> Self {
        let (numbers, texts): (Vec<_>, Vec<_>) = properties.partition(|(_, is_number)| *is_number);
        let names = |properties: Vec<(&str, bool)>| properties.into_iter().map(|(name, _)| name.to_owned()).collect();
        DiscoverOptions { number_properties: names(numbers), text_properties: names(texts), span_millis, ..self }
    }
}
