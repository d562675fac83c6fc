use jiff::civil::Date;
use journey::document::{Tree, parse_yaml};
use journey::{Duration, Node, Refusal};

use super::keys::{Seen, read_key};
use super::lane::Lane;
use super::out::{Fields, Out};
use super::owner::Owner;
use super::persona::Persona;
use super::stage::Stage;
use super::step::Step;
use super::values::{self, LIST_ENTRIES, STEPS, list, word};

/// A journey map. Two maps are equal when they are written alike.
#[derive(Debug, Clone)]
pub struct Map {
    /// Its permanent key.
    pub key: String,
    /// Its title.
    pub title: String,
    /// What it shows.
    pub kind: Kind,
    /// Whose journey it is.
    pub subject: Subject,
    /// The language of its texts: `en`, `ro`, `pt-BR`.
    pub language: String,
    /// The currency of its values, as three letters: `EUR`.
    pub currency: Option<String>,
    /// The situation.
    pub scenario: Option<String>,
    /// What the map is to improve.
    pub goal: Option<String>,
    /// Who answers for it.
    pub owner: Option<Owner>,
    /// When it is looked over.
    pub review: Option<Review>,
    /// For a map of the future, the key of the map it starts from.
    pub future_of: Option<String>,
    /// Who takes the journey.
    pub personas: Vec<Persona>,
    /// Its stages, in order; at least one.
    pub stages: Vec<Stage>,
    /// Which rows are drawn, in which order; those that have content where empty.
    pub lanes: Vec<Lane>,
}

/// What a map shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)] // The words say it.
pub enum Kind {
    CurrentState,
    FutureState,
    DayInTheLife,
    ServiceBlueprint,
}

impl Kind {
    /// The words used in documents.
    pub const WORDS: [(&'static str, Kind); 4] = [
        ("current-state", Kind::CurrentState),
        ("future-state", Kind::FutureState),
        ("day-in-the-life", Kind::DayInTheLife),
        ("service-blueprint", Kind::ServiceBlueprint),
    ];
}

/// Whose journey it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)] // The words say it.
pub enum Subject {
    Customer,
    Employee,
    Partner,
}

impl Subject {
    /// The words used in documents.
    pub const WORDS: [(&'static str, Subject); 3] =
        [("customer", Subject::Customer), ("employee", Subject::Employee), ("partner", Subject::Partner)];
}

/// When a map is looked over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Review {
    /// How often it is promised to be; evidence is to be no older either.
    pub every: Duration,
    /// When it was last.
    pub last: Option<Date>,
}

/// The one version of the grammar.
const VERSION: &str = "map/1";
const LANGUAGE: &str = "en";
const KEYS: [&str; 15] = [
    "meander",
    "key",
    "title",
    "kind",
    "subject",
    "language",
    "currency",
    "scenario",
    "goal",
    "owner",
    "review",
    "future_of",
    "personas",
    "stages",
    "lanes",
];

impl Map {
    /// Reads a map from YAML (JSON is YAML too).
    ///
    /// Refused, with line and column: unknown keys, values of the wrong kind or out of range, keys used twice, names
    /// of steps and lanes that the map does not have.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        Self::from_tree(&parse_yaml(text)?)
    }

    /// Reads a map from a tree.
    pub fn from_tree(tree: &Tree) -> Result<Self, Refusal> {
        let node = Node::root(tree);
        let fields = node.fields(&KEYS)?;
        let version = fields.require("meander")?;
        version.one_of(&[(VERSION, ())])?;
        let mut seen = Seen::default();
        let personas = list(&fields, "personas", LIST_ENTRIES, |node| Persona::read(node, &mut seen))?;
        let stage_list = fields.require("stages")?;
        let stages = list(&fields, "stages", LIST_ENTRIES, |node| Stage::read(node, &mut seen))?;
        if stages.is_empty() {
            return Err(stage_list.refuse("a map has at least one stage"));
        }
        if stages.iter().map(|stage| stage.steps.len()).sum::<usize>() > STEPS {
            return Err(stage_list.refuse(format!("has more than {STEPS} steps")));
        }
        let lanes = read_lanes(&fields, &mut seen)?;
        seen.check_names()?;
        Ok(Map {
            key: read_key(&fields.require("key")?)?,
            title: fields.require("title")?.name()?,
            kind: fields.read_or("kind", Kind::CurrentState, |node| node.one_of(&Kind::WORDS))?,
            subject: fields.read_or("subject", Subject::Customer, |node| node.one_of(&Subject::WORDS))?,
            language: fields.read_or("language", LANGUAGE.to_owned(), read_language)?,
            currency: fields.read("currency", read_currency)?,
            scenario: fields.read("scenario", Node::name)?,
            goal: fields.read("goal", Node::name)?,
            owner: fields.read("owner", Owner::read)?,
            review: fields.read("review", Review::read)?,
            future_of: fields.read("future_of", read_key)?,
            personas,
            stages,
            lanes,
        })
    }

    /// The map as YAML: keys in a fixed order, one fact a line, defaults left out. Reading it gives the same map;
    /// only comments are lost.
    pub fn to_yaml(&self) -> String {
        self.out().to_yaml()
    }

    /// The same document as JSON.
    pub fn to_json(&self) -> serde_json::Value {
        self.out().to_json()
    }

    /// All steps in the order drawn, each with its stage.
    pub fn steps(&self) -> impl Iterator<Item = (&Stage, &Step)> {
        self.stages.iter().flat_map(|stage| stage.steps.iter().map(move |step| (stage, step)))
    }

    fn out(&self) -> Out {
        Fields::default()
            .put("meander", VERSION)
            .put("key", &self.key)
            .put("title", &self.title)
            .maybe("kind", (self.kind != Kind::CurrentState).then(|| word(&Kind::WORDS, &self.kind)))
            .maybe("subject", (self.subject != Subject::Customer).then(|| word(&Subject::WORDS, &self.subject)))
            .unless("language", self.language.as_str(), &LANGUAGE)
            .maybe("currency", self.currency.as_ref())
            .maybe("scenario", self.scenario.as_ref())
            .maybe("goal", self.goal.as_ref())
            .maybe("owner", self.owner.as_ref().map(Owner::out))
            .maybe("review", self.review.map(Review::out))
            .maybe("future_of", self.future_of.as_ref())
            .list("personas", &self.personas, Persona::out)
            .list("stages", &self.stages, Stage::out)
            .list("lanes", &self.lanes, Lane::out)
            .into()
    }
}

impl PartialEq for Map {
    /// Patterns in conditions have no equality of their own; their spelling does.
    fn eq(&self, other: &Self) -> bool {
        self.to_yaml() == other.to_yaml()
    }
}

impl Review {
    fn read(node: &Node<'_>) -> Result<Self, Refusal> {
        let fields = node.fields(&["every", "last"])?;
        let every = |node: &Node<'_>| match Duration::read(node)? {
            zero if zero.millis() == 0 => Err(node.refuse("must be longer than 0")),
            every => Ok(every),
        };
        Ok(Review { every: every(&fields.require("every")?)?, last: fields.read("last", values::date)? })
    }

    fn out(self) -> Out {
        Fields::default().put("every", self.every.to_string()).maybe("last", self.last.map(|day| day.to_string())).into()
    }
}

fn read_lanes<'a>(fields: &journey::document::Fields<'a>, seen: &mut Seen<'a>) -> Result<Vec<Lane>, Refusal> {
    let mut lanes: Vec<Lane> = Vec::new();
    list(fields, "lanes", LIST_ENTRIES, |node| {
        let lane = Lane::read(node, seen)?;
        if lanes.contains(&lane) {
            return Err(node.refuse(format!("the lane \"{}\" is named twice", node.text().unwrap_or_default())));
        }
        lanes.push(lane);
        Ok(())
    })?;
    Ok(lanes)
}

/// A language tag of the common form: letters, then parts of letters and digits.
fn read_language(node: &Node<'_>) -> Result<String, Refusal> {
    let text = node.text()?;
    let mut parts = text.split('-');
    let first = parts.next().is_some_and(|part| (2..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphabetic()));
    let rest = parts.all(|part| (2..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()));
    if first && rest {
        Ok(text.to_owned())
    } else {
        Err(node.refuse(format!("\"{text}\" is not a language; write for example en, ro or pt-BR")))
    }
}

fn read_currency(node: &Node<'_>) -> Result<String, Refusal> {
    let text = node.text()?;
    let shaped = text.len() == 3 && text.bytes().all(|b| b.is_ascii_uppercase());
    if shaped {
        Ok(text.to_owned())
    } else {
        Err(node.refuse(format!("\"{text}\" is not a currency; write three capitals, for example EUR")))
    }
}
