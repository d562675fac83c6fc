//! What is measured of a map. Serialised as it is for `--format json` and the API.

use journey::answer::Warning;
use serde::Serialize;

use super::holes::Hole;

/// The numbers of a map for one segment.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = MapNumbers))]
pub struct Numbers {
    /// Customers in scope.
    pub customers: u64,
    /// Of them, those with an event that some step explains. Shares are of these.
    pub entered: u64,
    /// Mean share of required steps completed.
    #[cfg_attr(feature = "schema", schema(required = true))]
    pub fit: Option<f64>,
    /// Share of their events that some step explains.
    #[cfg_attr(feature = "schema", schema(required = true))]
    pub explained_share: Option<f64>,
    /// The steps, in the order drawn; those without a binding too.
    pub steps: Vec<StepNumbers>,
    /// Who goes from step to step, largest first.
    pub flows: Vec<Flow>,
    /// Events that no step explains, commonest first.
    pub unmapped: Vec<Unmapped>,
    /// The assumed feelings in four numbers.
    #[cfg_attr(feature = "schema", schema(required = true))]
    pub assumed: Option<FeelingSummary>,
    /// The measured feelings in four numbers.
    #[cfg_attr(feature = "schema", schema(required = true))]
    pub measured: Option<FeelingSummary>,
    /// What the map lacks.
    pub holes: Vec<Hole>,
    /// Doubts that the answers came with.
    pub warnings: Vec<Warning>,
}

/// The numbers of one step.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct StepNumbers {
    /// The step's key.
    pub key: String,
    /// What became of it; none where it has no binding.
    #[cfg_attr(feature = "schema", schema(required = true))]
    pub observed: Option<Observed>,
    /// How it feels; none where no survey is tied to it or nobody answered.
    #[cfg_attr(feature = "schema", schema(required = true))]
    pub feeling: Option<FeelingPoint>,
}

/// What became of a step. Completed, late, out of order, missing and skipped sum to `entered`.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = StepObserved))]
pub struct Observed {
    /// Customers with any event of it.
    pub reached: u64,
    /// Their share of `entered`.
    pub reached_share: f64,
    /// Completed in time.
    pub completed: u64,
    /// Completed, later than `within`.
    pub late: u64,
    /// Seen, but not in order.
    pub out_of_order: u64,
    /// Required and not seen.
    pub missing: u64,
    /// Not required and not seen.
    pub skipped: u64,
    /// Median time since the step completed before it.
    #[cfg_attr(feature = "schema", schema(required = true))]
    pub median_wait_ms: Option<f64>,
    /// Customers who complete no later step; none for the last step, after which all do.
    #[cfg_attr(feature = "schema", schema(required = true))]
    pub dropped: Option<u64>,
    /// Their share of `entered`.
    #[cfg_attr(feature = "schema", schema(required = true))]
    pub drop_share: Option<f64>,
    /// Customers whose journey begins with it.
    pub starts: u64,
    /// Customers whose journey ends with it.
    pub ends: u64,
}

/// A measured feeling, on −1 (bad) to 1 (good).
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct FeelingPoint {
    /// Mean of the answers.
    pub mean: f64,
    /// Lower end of the 95 % interval; none for a single answer.
    #[cfg_attr(feature = "schema", schema(required = true))]
    pub low: Option<f64>,
    /// Upper end of the same.
    #[cfg_attr(feature = "schema", schema(required = true))]
    pub high: Option<f64>,
    /// Answers.
    pub n: u64,
}

/// A curve of feelings in four numbers, never in one.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct FeelingSummary {
    /// Mean of the steps that have one.
    pub mean: f64,
    /// The worst step.
    pub lowest: Level,
    /// The best step.
    pub peak: Level,
    /// The last step.
    pub last: Level,
}

/// The feeling of a step.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = FeelingLevel))]
pub struct Level {
    /// The step's key.
    pub step: String,
    /// From −1 to 1.
    pub level: f64,
}

/// Customers who go from one step right to another, with nothing the map knows between.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = MapFlow))]
pub struct Flow {
    /// Key of the step before.
    pub from: String,
    /// Key of the step after.
    pub to: String,
    /// How many.
    pub customers: u64,
    /// Their share of `entered`.
    pub share: f64,
    /// Whether it goes the way the map is drawn.
    pub forward: bool,
    /// Median time between.
    #[cfg_attr(feature = "schema", schema(required = true))]
    pub median_ms: Option<f64>,
}

/// An event that no step explains.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = UnmappedByMap))]
pub struct Unmapped {
    /// Its name.
    pub event: String,
    /// Its occurrences.
    pub count: u64,
    /// Their share of all events of customers who entered.
    pub share: f64,
}

impl Numbers {
    /// The numbers of a step.
    pub fn step(&self, key: &str) -> Option<&StepNumbers> {
        self.steps.iter().find(|step| step.key == key)
    }
}
