//! The questions discovery asks, each with the part of its answer that is used.

use journey::answer::{
    Answer, AnswerBody, ConformanceAnswer, NONE, OTHER, PrecedenceAnswer, StepReach, TransitionsAnswer, ValueGroup,
};
use journey::question::{
    Ask, Conformance, Direction, Funnel, FunnelOrder, FunnelStep, Labels, Paths, PlannedStep, Precedence, Question, Scope,
    Transitions, Values,
};
use journey::{Duration, Matcher, Segment, limits};

/// Whoever answers. An answer of another kind than the question is taken for an empty one: the map then shows less,
/// and says how little it explains.
pub(super) struct Asking<'a, E> {
    pub ask: &'a mut dyn FnMut(&Question) -> Result<Answer, E>,
}

impl<E> Asking<'_, E> {
    fn body(&mut self, question: &Question) -> Result<AnswerBody, E> {
        (self.ask)(question).map(|answer| answer.body)
    }

    /// What follows what. Edges that occur less than `least` times are left out.
    pub(super) fn transitions(&mut self, labels: Labels, least: usize) -> Result<TransitionsAnswer, E> {
        let least = (least > 1).then_some(least);
        match self.body(&Question::of_all(Ask::Transitions(Transitions { labels, least })))? {
            AnswerBody::Transitions(answer) => Ok(answer),
            _ => Ok(TransitionsAnswer { customers: 0, nodes: Vec::new(), edges: Vec::new(), left_out: None }),
        }
    }

    /// What follows what, in a scope.
    pub(super) fn transitions_in(&mut self, labels: Labels, scope: Scope) -> Result<TransitionsAnswer, E> {
        match self.body(&Question { ask: Ask::Transitions(Transitions { labels, least: None }), scope })? {
            AnswerBody::Transitions(answer) => Ok(answer),
            _ => Ok(TransitionsAnswer { customers: 0, nodes: Vec::new(), edges: Vec::new(), left_out: None }),
        }
    }

    /// The values of a property, none where there are more than `most`.
    pub(super) fn distinct(&mut self, matcher: &Matcher, property: &str, most: usize) -> Result<Option<Vec<String>>, E> {
        // Ids have as many values as there are events. The first events of customers give them away, and cost little.
        let labels = || Labels { label: vec![property.to_owned()], ..Labels::default() };
        let first =
            Paths { labels: labels(), direction: Direction::Forward, anchor: Some(matcher.clone()), depth: 1, top: most + 1 };
        let AnswerBody::Paths(answer) = self.body(&Question::of_all(Ask::Paths(first)))? else { return Ok(None) };
        if answer.nodes.iter().any(|node| node.label == OTHER) {
            return Ok(None);
        }
        let scope = Scope { events: Some(matcher.clone()), ..Scope::default() };
        let nodes = self.transitions_in(labels(), scope)?.nodes;
        let values: Vec<String> = nodes.into_iter().map(|node| node.label).filter(|value| value != NONE).collect();
        Ok((values.len() <= most).then_some(values))
    }

    /// Who comes before whom.
    pub(super) fn precedence(&mut self, labels: Labels, top: usize) -> Result<PrecedenceAnswer, E> {
        match self.body(&Question::of_all(Ask::Precedence(Precedence { labels, top })))? {
            AnswerBody::Precedence(answer) => Ok(answer),
            _ => Ok(PrecedenceAnswer { customers: 0, labels: Vec::new(), pairs: Vec::new() }),
        }
    }

    /// How many reach each step of a funnel; empty where there is no answer.
    pub(super) fn funnel(&mut self, question: &Question) -> Result<Vec<StepReach>, E> {
        match self.body(question)? {
            AnswerBody::Funnel(answer) => Ok(answer.steps),
            _ => Ok(Vec::new()),
        }
    }

    /// How journeys follow a plan.
    pub(super) fn conformance(&mut self, steps: Vec<PlannedStep>) -> Result<Option<ConformanceAnswer>, E> {
        match self.body(&Question::of_all(Ask::Conformance(Conformance { steps })))? {
            AnswerBody::Conformance(answer) => Ok(Some(answer)),
            _ => Ok(None),
        }
    }

    /// A numeric property summed up, for each value of another.
    pub(super) fn values(&mut self, matcher: Matcher, value: &str, group: Option<&str>) -> Result<Vec<ValueGroup>, E> {
        let values = Values { matcher, value: value.to_owned(), group: group.map(ToOwned::to_owned) };
        match self.body(&Question::of_all(Ask::Values(values)))? {
            AnswerBody::Values(answer) => Ok(answer.groups),
            _ => Ok(Vec::new()),
        }
    }
}

/// A step of a funnel without conditions.
pub(super) fn step(matcher: &Matcher) -> FunnelStep {
    FunnelStep { matcher: matcher.clone(), within: None, optional: false, next: false }
}

/// A funnel without a time limit, of all customers or those of a segment.
pub(super) fn funnel(steps: Vec<FunnelStep>, customers: Option<Segment>) -> Question {
    let window = Duration::from_millis(limits::DURATION_MILLIS);
    let funnel = Funnel { window, order: FunnelOrder::Ordered, steps, exclude: Vec::new(), hold: Vec::new(), breakdown: None };
    Question { ask: Ask::Funnel(funnel), scope: Scope { customers, ..Scope::default() } }
}
