use std::collections::BTreeMap;

use journey::{Node, Refusal};

use super::binding::{Binding, Measure};
use super::blueprint::Blueprint;
use super::evidence::Evidence;
use super::feeling::Feeling;
use super::keys::{KeyOf, Seen};
use super::opportunity::Opportunity;
use super::out::{Fields, Out};
use super::owner::Owner;
use super::pain::Pain;
use super::said::{Asked, Quote};
use super::values::{LIST_ENTRIES, STEPS, list, one_to_five, texts, word};

/// One step of the journey.
#[derive(Debug, Clone)]
pub struct Step {
    /// Its permanent key.
    pub key: String,
    /// Its name.
    pub name: String,
    /// Where it happens: mail, web, app, store, …
    pub channel: Option<String>,
    /// Before, at or after the purchase.
    pub moment: Option<Moment>,
    /// Who answers for it; the owner of its stage where not given.
    pub owner: Option<Owner>,
    /// What the customer does.
    pub does: Option<String>,
    /// What the customer thinks.
    pub thinks: Option<String>,
    /// How it is thought to feel.
    pub feels: Option<Feeling>,
    /// How strong it is, good or bad: 1 to 5.
    pub intensity: Option<u8>,
    /// What the customer asks.
    pub questions: Vec<Asked>,
    /// What customers said.
    pub quotes: Vec<Quote>,
    /// What hurts.
    pub pains: Vec<Pain>,
    /// What could be done.
    pub opportunities: Vec<Opportunity>,
    /// Where it is known from.
    pub evidence: Vec<Evidence>,
    /// Which events are this step.
    pub observe: Option<Binding>,
    /// Whose answers tell how it feels.
    pub measure: Option<Measure>,
    /// What stands behind it.
    pub blueprint: Blueprint,
    /// Texts for the map's own lanes, by the key of the lane.
    pub cells: BTreeMap<String, Vec<String>>,
    /// Where the journey is planned to go from here; the step that follows where not given, nowhere where empty.
    pub next: Option<Vec<String>>,
}

/// Where a step lies to the purchase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)] // The words say it.
pub enum Moment {
    PrePurchase,
    Purchase,
    PostPurchase,
}

impl Moment {
    /// The words used in documents.
    pub const WORDS: [(&'static str, Moment); 3] =
        [("pre-purchase", Moment::PrePurchase), ("purchase", Moment::Purchase), ("post-purchase", Moment::PostPurchase)];
}

const KEYS: [&str; 19] = [
    "key",
    "name",
    "channel",
    "moment",
    "owner",
    "does",
    "thinks",
    "feels",
    "intensity",
    "questions",
    "quotes",
    "pains",
    "opportunities",
    "evidence",
    "observe",
    "measure",
    "blueprint",
    "cells",
    "next",
];

impl Step {
    pub(super) fn read<'a>(node: &Node<'a>, seen: &mut Seen<'a>) -> Result<Self, Refusal> {
        let fields = node.fields(&KEYS)?;
        let key = seen.key(KeyOf::Step, &fields.require("key")?)?;
        Ok(Step {
            name: fields.read_or("name", key.clone(), Node::name)?,
            key,
            channel: fields.read("channel", Node::name)?,
            moment: fields.read("moment", |node| node.one_of(&Moment::WORDS))?,
            owner: fields.read("owner", Owner::read)?,
            does: fields.read("does", Node::name)?,
            thinks: fields.read("thinks", Node::name)?,
            feels: fields.read("feels", Feeling::read)?,
            intensity: fields.read("intensity", one_to_five)?,
            questions: list(&fields, "questions", LIST_ENTRIES, Asked::read)?,
            quotes: list(&fields, "quotes", LIST_ENTRIES, Quote::read)?,
            pains: list(&fields, "pains", LIST_ENTRIES, |node| Pain::read(node, seen))?,
            opportunities: list(&fields, "opportunities", LIST_ENTRIES, |node| Opportunity::read(node, seen))?,
            evidence: list(&fields, "evidence", LIST_ENTRIES, Evidence::read)?,
            observe: fields.read("observe", Binding::read)?,
            measure: fields.read("measure", Measure::read)?,
            blueprint: fields.read_or("blueprint", Blueprint::default(), Blueprint::read)?,
            cells: fields.read_or("cells", BTreeMap::new(), |node| read_cells(node, seen))?,
            next: fields.read("next", |node| read_next(node, seen))?,
        })
    }

    pub(super) fn out(&self) -> Out {
        Fields::default()
            .put("key", &self.key)
            .unless("name", self.name.as_str(), &self.key.as_str())
            .maybe("channel", self.channel.as_ref())
            .maybe("moment", self.moment.map(|moment| word(&Moment::WORDS, &moment)))
            .maybe("owner", self.owner.as_ref().map(Owner::out))
            .maybe("does", self.does.as_ref())
            .maybe("thinks", self.thinks.as_ref())
            .maybe("feels", self.feels.as_ref().map(Feeling::out))
            .maybe("intensity", self.intensity)
            .list("questions", &self.questions, Asked::out)
            .list("quotes", &self.quotes, Quote::out)
            .list("pains", &self.pains, Pain::out)
            .list("opportunities", &self.opportunities, Opportunity::out)
            .list("evidence", &self.evidence, Evidence::out)
            .maybe("observe", self.observe.as_ref().map(Binding::out))
            .maybe("measure", self.measure.as_ref().map(Measure::out))
            .maybe("blueprint", self.blueprint.out())
            .maybe("cells", write_cells(&self.cells))
            .maybe("next", self.next.as_ref().map(|keys| Out::List(keys.iter().map(Out::from).collect())))
            .into()
    }
}

fn read_next<'a>(node: &Node<'a>, seen: &mut Seen<'a>) -> Result<Vec<String>, Refusal> {
    let mut keys = Vec::new();
    for one in node.list(STEPS)? {
        let key = seen.step_named(&one)?;
        if keys.contains(&key) {
            return Err(one.refuse(format!("\"{key}\" is named twice")));
        }
        keys.push(key);
    }
    Ok(keys)
}

fn read_cells<'a>(node: &Node<'a>, seen: &mut Seen<'a>) -> Result<BTreeMap<String, Vec<String>>, Refusal> {
    let mut cells = BTreeMap::new();
    for (lane, content) in node.entries()? {
        seen.lane_named(lane, &content);
        let content = if content.is_null() {
            Vec::new()
        } else if content.text().is_ok() {
            vec![content.name()?]
        } else {
            texts(&content)?
        };
        if !content.is_empty() {
            cells.insert(lane.to_owned(), content);
        }
    }
    Ok(cells)
}

fn write_cells(cells: &BTreeMap<String, Vec<String>>) -> Option<Out> {
    let fields = cells.iter().fold(Fields::default(), |fields, (lane, content)| match content.as_slice() {
        [one] => fields.put(lane, one),
        many => fields.texts(lane, many),
    });
    (!fields.is_empty()).then(|| fields.into())
}
