//! Asking: from a question to its answer, in one go or in parts.

mod partial;

use std::borrow::Cow;
use std::collections::BTreeSet;

use events::{Needs, Snapshot};
use journey::Question;
use journey::answer::{Answer, AnswerBody};
use journey::question::{Ask, Scope, Subject};

use self::partial::Kinds;
pub use self::partial::Partial;
use crate::error::AnalyzeError;
use crate::kernel::{Finish, Hint, Kernel};
use crate::program::{Block, ScopeProgram, ScopeScratch, by_account, each_member};
use crate::questions::{
    attribution::AttributionKernel,
    conformance::ConformanceKernel,
    funnel::{FunnelKernel, narrowed},
    paths::PathsKernel,
    precedence::PrecedenceKernel,
    retention::RetentionKernel,
    sessions::SessionsKernel,
    transitions::TransitionsKernel,
    values::ValuesKernel,
    variants::VariantsKernel,
};
use crate::settled::is_settled;
use crate::warnings::warnings;

/// How a question ends.
#[derive(Debug)]
pub enum Outcome {
    /// With its answer.
    Answer(Box<Answer>),
    /// A quantile lies where the hint did not expect it: scan again with this one.
    Again(Hint),
}

/// Below this many events a first look costs more than it saves.
const LOOK_EVENTS: u64 = 1_000_000;

/// One event in so many is looked at first …
const LOOK_SHARE: u64 = 32;

/// … but no more than so many in all: what they teach depends on how many they are, not on how many there are.
const LOOK_MOST: u64 = 1_600_000;

/// Which blocks of a bucket are looked at: one in so many.
#[derive(Clone, Copy)]
struct Every(usize);

/// A question about the data of one moment.
pub struct Asker<'a> {
    snapshot: &'a Snapshot,
    /// As it was put.
    put: &'a Question,
    /// As it is asked: with the same answer, and faster.
    question: Cow<'a, Question>,
    now_millis: i64,
}

/// Does something with the kernel of a question, whatever its kind. `$wrap` is the kind of its partial.
macro_rules! with_kernel {
    ($asker:expr, $hint:expr, $needs:expr, |$kernel:ident, $wrap:ident| $body:expr) => {{
        let (hint, now_millis): (&Hint, i64) = ($hint, $asker.now_millis);
        match &$asker.question.ask {
            Ask::Funnel(question) => {
                let ($kernel, $wrap) = (FunnelKernel::compile(question, now_millis, hint, $needs), Kinds::Funnel);
                $body
            }
            Ask::Transitions(question) => {
                let ($kernel, $wrap) = (TransitionsKernel::compile(question, hint, $needs), Kinds::Transitions);
                $body
            }
            Ask::Paths(question) => {
                let ($kernel, $wrap) = (PathsKernel::compile(question, $needs), Kinds::Paths);
                $body
            }
            Ask::Variants(question) => {
                let ($kernel, $wrap) = (VariantsKernel::compile(question, $needs), Kinds::Variants);
                $body
            }
            Ask::Sessions(question) => {
                let ($kernel, $wrap) = (SessionsKernel::compile(question, hint, $needs), Kinds::Sessions);
                $body
            }
            Ask::Retention(question) => {
                let range = $asker.snapshot.time_range().unwrap_or((0, 0));
                let zone = &$asker.question.scope.timezone;
                let ($kernel, $wrap) = (RetentionKernel::compile(question, zone, range, now_millis, $needs), Kinds::Retention);
                $body
            }
            Ask::Attribution(question) => {
                let ($kernel, $wrap) = (AttributionKernel::compile(question, $needs), Kinds::Attribution);
                $body
            }
            Ask::Conformance(question) => {
                let ($kernel, $wrap) = (ConformanceKernel::compile(question, hint, $needs), Kinds::Conformance);
                $body
            }
            Ask::Precedence(question) => {
                let ($kernel, $wrap) = (PrecedenceKernel::compile(question, $needs), Kinds::Precedence);
                $body
            }
            Ask::Values(question) => {
                let ($kernel, $wrap) = (ValuesKernel::compile(question, $needs), Kinds::Values);
                $body
            }
        }
    }};
}

impl<'a> Asker<'a> {
    /// A question about a snapshot. `clock_millis` is now, unless the question says otherwise.
    pub fn new(snapshot: &'a Snapshot, question: &'a Question, clock_millis: i64) -> Self {
        let now_millis = question.scope.now_millis.unwrap_or(clock_millis);
        Asker { snapshot, put: question, question: narrowed(question), now_millis }
    }

    /// Whether the answer is the same at every later moment, as long as the data are.
    pub fn is_settled(&self) -> bool {
        let last_millis = self.snapshot.time_range().map_or(i64::MIN, |(_, last)| last);
        is_settled(self.put, last_millis, self.now_millis)
    }

    /// Asks everything, in one go.
    ///
    /// Errors: the data can't be read; the answer would be absurdly large.
    pub fn ask(&self) -> Result<Answer, AnalyzeError> {
        let mut hint = self.first_look()?;
        loop {
            let partial = self.scan(0..self.snapshot.buckets(), &hint)?;
            match self.finish(partial, &hint)? {
                Outcome::Answer(answer) => return Ok(*answer),
                Outcome::Again(better) => hint = better,
            }
        }
    }

    /// A hint for scanning everything, from a scan of a few blocks of a few buckets. Customers are in buckets by hash,
    /// so a few are a fair sample; where they hold more than is looked at, blocks are taken from all over them.
    pub fn first_look(&self) -> Result<Hint, AnalyzeError> {
        check_segments(self.put)?;
        let none = Hint::default();
        if self.snapshot.events() < LOOK_EVENTS || self.question.scope.subject == Subject::Account {
            return Ok(none);
        }
        let buckets = self.snapshot.buckets();
        // Both are far below 2^32. Every thread has its bucket.
        let share = (self.snapshot.events() / LOOK_MOST).max(LOOK_SHARE) as usize;
        let looked = (buckets / share).max(rayon::current_num_threads()).min(buckets);
        let every = Every((looked * share).div_ceil(buckets));
        let mut needs = Needs::default();
        with_kernel!(self, &none, &mut needs, |kernel, _wrap| {
            if !looks_first(&kernel) {
                return Ok(none);
            }
            let local = self.fold(&kernel, needs, 0..looked, every)?;
            Ok(kernel.hint(kernel.seal(local)))
        })
    }

    /// Scans some buckets.
    ///
    /// Errors: the data can't be read.
    pub fn scan(&self, buckets: std::ops::Range<usize>, hint: &Hint) -> Result<Partial, AnalyzeError> {
        check_segments(self.put)?;
        let mut needs = Needs::default();
        with_kernel!(self, hint, &mut needs, |kernel, wrap| {
            let local = self.fold(&kernel, needs, buckets, Every(1))?;
            Ok(Partial(wrap(kernel.seal(local))))
        })
    }

    fn fold<K: Kernel>(
        &self,
        kernel: &K,
        mut needs: Needs,
        buckets: std::ops::Range<usize>,
        Every(every): Every,
    ) -> Result<K::Local, AnalyzeError> {
        if self.question.scope.subject == Subject::Account {
            return self.fold_accounts(kernel, &needs, buckets);
        }
        let scope = ScopeProgram::compile(&self.question.scope, self.now_millis, &mut needs);
        let start = || (kernel.local(), ScopeScratch::default());
        let each = |state: &mut (K::Local, ScopeScratch), bucket: &events::Bucket| {
            let mut number = 0;
            scope.each_block(bucket, &mut state.1, |block| {
                if number % every == 0 {
                    kernel.block(&mut state.0, block);
                }
                number += 1;
            });
            Ok::<(), AnalyzeError>(())
        };
        let merge = |(a, scratch): (K::Local, ScopeScratch), (b, _)| (kernel.join(a, b), scratch);
        self.snapshot.scan(buckets, &needs, start, each, merge).map(|(local, _)| local)
    }

    /// Accounts reach across buckets: their events are brought together first, as part of the first bucket.
    fn fold_accounts<K: Kernel>(
        &self,
        kernel: &K,
        needs: &Needs,
        buckets: std::ops::Range<usize>,
    ) -> Result<K::Local, AnalyzeError> {
        let mut local = kernel.local();
        if !buckets.contains(&0) {
            return Ok(local);
        }
        let (everything, mut scratch) = (self.everything(), ScopeScratch::default());
        for bucket in by_account(self.snapshot, &self.question.scope, self.now_millis, needs)? {
            everything.each_block(&bucket, &mut scratch, |block| kernel.block(&mut local, block));
        }
        Ok(local)
    }

    /// Looks at the customers of one bucket from one on, each with the answer that this question would have if they were
    /// the only one, until `each` gives `false`. What `needs` has beside the question's own is loaded too.
    pub(crate) fn each_customer(
        &self,
        bucket: usize,
        from: usize,
        mut needs: Needs,
        mut each: impl FnMut(&events::Bucket, usize, &AnswerBody) -> bool,
    ) -> Result<(), AnalyzeError> {
        let none = Hint::default();
        with_kernel!(self, &none, &mut needs, |kernel, _wrap| {
            let scope = ScopeProgram::compile(&self.question.scope, self.now_millis, &mut needs);
            let loaded = self.snapshot.load(bucket, &needs)?;
            each_alone(&kernel, &scope, &loaded, from, |customer, body| each(&loaded, customer, body))
        })
    }

    /// The names of the accounts for which `wanted` holds of the answer that this question would have if they were the only one.
    pub(crate) fn accounts(&self, wanted: impl Fn(&AnswerBody) -> bool) -> Result<BTreeSet<String>, AnalyzeError> {
        let (none, mut needs) = (Hint::default(), Needs::default());
        with_kernel!(self, &none, &mut needs, |kernel, _wrap| {
            let (everything, mut names) = (self.everything(), BTreeSet::new());
            for bucket in by_account(self.snapshot, &self.question.scope, self.now_millis, &needs)? {
                each_alone(&kernel, &everything, &bucket, 0, |account, body| {
                    let name = bucket.customers.as_ref().filter(|_| wanted(body)).map(|names| names.get(account).to_owned());
                    names.extend(name);
                    true
                })?;
            }
            Ok(names)
        })
    }

    /// Looks at the customers of one bucket from one on who have an event of any of these accounts, until `each` gives `false`.
    pub(crate) fn each_member(
        &self,
        bucket: usize,
        from: usize,
        accounts: &BTreeSet<String>,
        needs: Needs,
        each: impl FnMut(&events::Bucket, usize) -> bool,
    ) -> Result<(), AnalyzeError> {
        let scope = (&self.question.scope, self.now_millis);
        Ok(each_member(self.snapshot, (bucket, from), scope, accounts, needs, each)?)
    }

    /// What picks all of a bucket, as it is.
    fn everything(&self) -> ScopeProgram {
        ScopeProgram::compile(&Scope::default(), self.now_millis, &mut Needs::default())
    }

    /// From the partial of everything to the answer. `hint` is the one that was scanned with.
    pub fn finish(&self, partial: Partial, hint: &Hint) -> Result<Outcome, AnalyzeError> {
        let finish = self.finish_kind(partial.0, hint)?;
        Ok(match finish {
            Finish::Again(hint) => Outcome::Again(hint),
            Finish::Answer(body) => Outcome::Answer(Box::new(Answer { body, warnings: warnings(self.snapshot, self.put) })),
        })
    }

    fn finish_kind(&self, partial: Kinds, hint: &Hint) -> Result<Finish, AnalyzeError> {
        let mut ignored = Needs::default();
        let now_millis = self.now_millis;
        match (&self.question.ask, partial) {
            (Ask::Funnel(q), Kinds::Funnel(p)) => FunnelKernel::compile(q, now_millis, hint, &mut ignored).finish(p),
            (Ask::Transitions(q), Kinds::Transitions(p)) => TransitionsKernel::compile(q, hint, &mut ignored).finish(p),
            (Ask::Paths(q), Kinds::Paths(p)) => PathsKernel::compile(q, &mut ignored).finish(p),
            (Ask::Variants(q), Kinds::Variants(p)) => VariantsKernel::compile(q, &mut ignored).finish(p),
            (Ask::Sessions(q), Kinds::Sessions(p)) => SessionsKernel::compile(q, hint, &mut ignored).finish(p),
            (Ask::Retention(q), Kinds::Retention(p)) => {
                let range = self.snapshot.time_range().unwrap_or((0, 0));
                RetentionKernel::compile(q, &self.question.scope.timezone, range, now_millis, &mut ignored).finish(p)
            }
            (Ask::Attribution(q), Kinds::Attribution(p)) => AttributionKernel::compile(q, &mut ignored).finish(p),
            (Ask::Conformance(q), Kinds::Conformance(p)) => ConformanceKernel::compile(q, hint, &mut ignored).finish(p),
            (Ask::Precedence(q), Kinds::Precedence(p)) => PrecedenceKernel::compile(q, &mut ignored).finish(p),
            (Ask::Values(q), Kinds::Values(p)) => ValuesKernel::compile(q, &mut ignored).finish(p),
            (wanted, found) => Err(AnalyzeError::Foreign { found: found.name(), wanted: kind_name(wanted) }),
        }
    }
}

/// Refuses a saved segment that nobody has put in the place of its key: taken for an empty one, it would give an answer.
pub(crate) fn check_segments(question: &Question) -> Result<(), AnalyzeError> {
    match question.scope.customers.as_ref().and_then(journey::Segment::unresolved) {
        Some(key) => Err(AnalyzeError::refused(
            "customers",
            format!("the segment \"{key}\" is named by its key, and nothing is saved here; write out what it says"),
        )),
        None => Ok(()),
    }
}

/// Calls `each` with the answers of a kernel to the journeys of one customer after the other, until it gives `false`.
fn each_alone<K: Kernel>(
    kernel: &K,
    scope: &ScopeProgram,
    bucket: &events::Bucket,
    from: usize,
    mut each: impl FnMut(usize, &AnswerBody) -> bool,
) -> Result<(), AnalyzeError> {
    let mut failure = None;
    scope.each_customer(bucket, from, &mut ScopeScratch::default(), |customer, block| match alone(kernel, block) {
        Ok(body) => each(customer, &body),
        Err(error) => {
            failure = Some(error);
            false
        }
    });
    failure.map_or(Ok(()), Err)
}

/// The answer of a kernel to the journeys of one block.
fn alone<K: Kernel>(kernel: &K, block: &Block<'_>) -> Result<AnswerBody, AnalyzeError> {
    let mut local = kernel.local();
    kernel.block(&mut local, block);
    match kernel.finish(kernel.seal(local))? {
        Finish::Answer(body) => Ok(body),
        // Without a hint everything is kept, so no quantile lies outside its window.
        Finish::Again(_) => Err(AnalyzeError::Garbled("a quantile of one customer lies nowhere".to_owned())),
    }
}

fn looks_first<K: Kernel>(_kernel: &K) -> bool {
    K::LOOKS_FIRST
}

fn kind_name(ask: &Ask) -> &'static str {
    match ask {
        Ask::Funnel(_) => "funnel",
        Ask::Transitions(_) => "transitions",
        Ask::Paths(_) => "paths",
        Ask::Variants(_) => "variants",
        Ask::Sessions(_) => "sessions",
        Ask::Retention(_) => "retention",
        Ask::Attribution(_) => "attribution",
        Ask::Conformance(_) => "conformance",
        Ask::Precedence(_) => "precedence",
        Ask::Values(_) => "values",
    }
}
