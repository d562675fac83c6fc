use journey::{Node, Question, Refusal};

use super::keys::{KeyOf, Seen};
use super::out::{Fields, Out};
use super::values;

/// What hurts at a step. The numbers are written by discovery, with the question they come from.
#[derive(Debug, Clone)]
pub struct Pain {
    /// Its permanent key.
    pub key: String,
    /// What hurts.
    pub text: String,
    /// How much, in people's opinion: 1 to 5.
    pub severity: Option<u8>,
    /// Customers it concerns.
    pub customers: Option<f64>,
    /// What it costs, in the map's currency.
    pub value: Option<f64>,
    /// Lower end of the 95 % interval of `value`, or of `customers` where there is no value.
    pub low: Option<f64>,
    /// Upper end of the same.
    pub high: Option<f64>,
    /// The question whose answer shows it.
    pub question: Option<Question>,
}

impl Pain {
    pub(super) fn read<'a>(node: &Node<'a>, seen: &mut Seen<'a>) -> Result<Self, Refusal> {
        let fields = node.fields(&["key", "text", "severity", "customers", "value", "low", "high", "question"])?;
        let low = fields.read("low", values::amount)?;
        let high = fields.read("high", values::amount)?;
        if let (Some(low), Some(high), Some(node)) = (low, high, fields.get("high"))
            && high < low
        {
            return Err(node.refuse("must not be less than \"low\""));
        }
        Ok(Pain {
            key: seen.key(KeyOf::Pain, &fields.require("key")?)?,
            text: fields.require("text")?.name()?,
            severity: fields.read("severity", values::one_to_five)?,
            customers: fields.read("customers", values::amount)?,
            value: fields.read("value", values::amount)?,
            low,
            high,
            question: fields.read("question", Question::read)?,
        })
    }

    pub(super) fn out(&self) -> Out {
        Fields::default()
            .put("key", &self.key)
            .put("text", &self.text)
            .maybe("severity", self.severity)
            .maybe("customers", self.customers)
            .maybe("value", self.value)
            .maybe("low", self.low)
            .maybe("high", self.high)
            .maybe("question", self.question.as_ref().map(Question::to_json))
            .into()
    }

    /// What pains are ranked by: value, else customers, else severity. Compared in this order, so that a pain
    /// with numbers stands before one with an opinion.
    pub fn impact(&self) -> (f64, f64, u8) {
        (self.value.unwrap_or_default(), self.customers.unwrap_or_default(), self.severity.unwrap_or_default())
    }
}
