// Written by `cargo run -p xtask -- client` from crates/server/openapi.json: change the server, not this.

/** An invitation accepted. Who is signed in sends the token alone; who is new chooses a name and a password. */
export interface Acceptance {
  /** As it came in the link. */
  token: string
  /** What a new person is called. */
  name?: string | null
  /** A new person's password. */
  password?: string | null
}

/** Who did something. */
export type ActorKind = 'user' | 'key' | 'system'

/** Customers of all segments. */
export interface AllOf {
  /** The segments. */
  all: Segment[]
}

/** An answer and what should be known about it. */
export type Answer = AnswerBody & {
  /** Names in the question that the data does not know, and other doubts. */
  warnings?: Warning[]
}

/** The answer to each kind of question. */
export type AnswerBody = (FunnelAnswer & {
  ask: 'funnel'
}) | (TransitionsAnswer & {
  ask: 'transitions'
}) | (PathsAnswer & {
  ask: 'paths'
}) | (VariantsAnswer & {
  ask: 'variants'
}) | (SessionsAnswer & {
  ask: 'sessions'
}) | (RetentionAnswer & {
  ask: 'retention'
}) | (AttributionAnswer & {
  ask: 'attribution'
}) | (ConformanceAnswer & {
  ask: 'conformance'
}) | (PrecedenceAnswer & {
  ask: 'precedence'
}) | (ValuesAnswer & {
  ask: 'values'
})

/** One of several matchers. */
export interface AnyMatcher {
  /** The matchers; not none. */
  any: Matcher[]
}

/** Customers of one segment at least. */
export interface AnyOf {
  /** The segments. */
  any: Segment[]
}

/** The answer to attribution. */
export interface AttributionAnswer {
  /** Conversions with at least one touch. */
  conversions: number
  /** Paths of touches that ended without a conversion. */
  null_paths: number
  /** Value of these conversions. */
  value: number
  /** For each model, the credit of each label; they sum to `value`. Zero credits are left out. */
  credit: Record<string, Record<string, number>>
  /** For the Markov model, the share of conversions lost without each label. */
  removal_effects?: Record<string, number>
}

/** How credit is given. */
export type AttributionModel = 'first' | 'last' | 'linear' | 'position' | 'time_decay' | 'markov' | 'shapley'

/** Which touches earn the conversions. */
export type AttributionQuestion = Scope & {
  touch?: Text | null
  touches?: Matcher | null
  conversion?: Matcher | null
  value?: Text | null
  /** Older touches do not count; `30d` where left out. */
  lookback?: string | null
  /** For `time_decay`; `7d` where left out. */
  half_life?: string | null
  /** Which models; all where left out. */
  models?: AttributionModel[] | null
  /** Touches that make a state of the Markov model. */
  order?: number | null
}

/** A line of the audit log. */
export interface AuditEntry {
  /** Its id. */
  id: string
  /** When. */
  at: string
  /** `user`, `key` or `system`. */
  actor_kind: ActorKind
  /** Id of the user or key. */
  actor: string | null
  /** What was done: `member.removed`. */
  action: string
  /** To what. */
  target: string
  /** What else is worth knowing. */
  detail: string
  /** From where. */
  address: string | null
}

/** A number in the answer to a question. */
export interface BehindNew {
  /** The question document. */
  question: Question
  /**
   * Where the number stands in the answer: `{"step":2,"outcome":"dropped"}` of a funnel, `{"from":…,"to":…}` of
   * transitions, and so on.
   */
  at: NumberPlace
  /** At most so many customers; 50 where left out. */
  limit?: number | null
  /** What the page before told as `next`. */
  after?: string | null
}

/** What a document says. A map may be given as a text of YAML too. */
export type BodyGiven = string | Record<string, unknown>

/** One funnel for each value of a property. */
export interface Breakdown {
  /** The property. */
  property: Text
  by?: BreakdownBy | null
  /** How many values; the rest are summed up. */
  limit?: number | null
}

/** At which event of a chain the value counts. */
export type BreakdownBy = BreakdownWord | BreakdownStep

/** At a step. */
export interface BreakdownStep {
  /** Which, counted from 1. */
  step: number
}

/** At which event of a chain the value counts, in a word. */
export type BreakdownWord = 'first' | 'last' | 'all'

/** Subjects whose first start event lies in one period. */
export interface Cohort {
  /** First day of the period, as `2026-11-22`. */
  cohort: string
  /** Subjects in it. */
  size: number
  /** How many of them return in period 0 (the cohort's own), 1, 2, … (rolling: from the start event). */
  returned: number[]
  /** Which of these periods are not over at `now` for every subject of the cohort: their counts may still grow. */
  incomplete: boolean[]
}

/** What the values of a column are. */
export type ColumnKind = 'string' | 'number' | 'boolean' | 'time'

/** What a column means. */
export type ColumnRole = 'customer' | 'time' | 'event' | 'account' | 'property'

/** A test of one property. */
export interface Condition {
  /** The property; `event` is the event's name. */
  property: Text
  /** How it is tested. */
  op: Operator
  value?: Operand | null
}

/** The answer to conformance. */
export interface ConformanceAnswer {
  /** Subjects with an event that matches any step. */
  entered: number
  /** Subjects in scope, entered or not. */
  customers: number
  /** Mean share of required steps completed (late included); null when nobody entered or no step is required. */
  fit: number | null
  /** The steps, in order. */
  steps: StepConformance[]
  /** Events of entered subjects that match no step, commonest first. */
  unmapped: UnmappedEvent[]
  /** Share of the events of entered subjects that match a step. */
  mapped_share: number | null
}

/** How journeys follow a drawn one. */
export type ConformanceQuestion = Scope & {
  /** The steps of the drawn journey. */
  steps: PlannedStep[]
}

/** Who signs in. */
export interface Credentials {
  /** The address of the account. */
  email: string
  /** Its password. */
  password: string
  /**
   * A code of its second factor, or a recovery code, where it has one. Without it, the right password is told 401 with the
   * type `urn:meander:problem:code-needed`.
   */
  code?: string | null
}

/** A customer. */
export type Customer = CustomerSeen & {
  /** Their traits, by name. */
  traits: Record<string, Scalar>
  /** The ids they are known by. */
  ids: KnownAs[]
}

/** A customer with their traits. */
export type CustomerFound = CustomerSeen & {
  /** Their traits, by name. */
  traits: Record<string, Scalar>
}

/** Whom to look for. */
export interface CustomerSearch {
  segment?: Segment | null
  /** A part of the id, or of a trait. */
  search?: string | null
  /** At most so many customers; 50 where left out. */
  limit?: number | null
  /** What the page before told as `next`. */
  after?: string | null
}

/** A customer in a list. */
export interface CustomerSeen {
  /** Their id. */
  customer: string
  /** Their events. */
  events: number
  /** Their first event. */
  first: string
  /** Their last event. */
  last: string
}

/** How often something happened. Once at least where neither bound is given. */
export interface Did {
  /** What. */
  did: Matcher
  /** So often at least. */
  at_least?: number | null
  /** So often at most. */
  at_most?: number | null
  /** In the time that ends now: `30d`. */
  within?: string | null
}

/** Which way paths are followed. */
export type Direction = 'forward' | 'backward'

/** How a map is discovered. */
export interface DiscoverNew {
  /** Its name on the screen; `Customer journey` in its language where left out. */
  name?: string | null
  language?: Locale | null
  /** Steps at most; a dozen where left out. */
  steps?: number | null
  /** Currency of values as three letters, such as `EUR`. */
  currency?: string | null
  segment?: Segment | null
}

/** A saved question, segment, dashboard or map. */
export interface Document {
  /** Its name in addresses. */
  key: string
  /** Its name on the screen. */
  name: string
  /** What it says: a question, segment, dashboard or map. */
  body: Record<string, unknown>
  /** How often it was changed, from 1. */
  version: number
  /** Id of the user or key who made it. */
  created_by: string
  /** When. */
  created_at: string
  /** Id of the user or key who changed it last. */
  updated_by: string
  /** When. */
  updated_at: string
}

/** What a document is changed to. */
export interface DocumentChange {
  /** Its name on the screen. */
  name: string
  /** What it says. A map may be given as a text of YAML too. */
  body: BodyGiven
}

/** A document to make. */
export interface DocumentNew {
  /** Its name in addresses; follows from the name where left out. */
  key?: string | null
  /** Its name on the screen. */
  name: string
  /** What it says. A map may be given as a text of YAML too. */
  body: BodyGiven
}

/** One version of a document. */
export interface DocumentVersion {
  /** Which. */
  version: number
  /** Its name then. */
  name: string
  /** What it said then. */
  body: Record<string, unknown>
  /** Id of the user or key who made this version. */
  changed_by: string
  /** When. */
  changed_at: string
}

/** Events of a name on which conditions hold; at least one of the two is given. */
export interface EventMatcher {
  event?: Text | null
  /** Conditions that all hold. */
  where?: Condition[] | null
}

/** An event by its name. */
export interface EventName {
  /** Its name. */
  name: string
  /** Its occurrences. */
  count: number
  /** Customers who have it. */
  customers: number
  /** When it was first seen. */
  first: string
  /** When it was last seen. */
  last: string
}

/** What may not happen between steps. */
export interface Exclusion {
  /** Which events. */
  match: Matcher
  /** From this step on, counted from 1. */
  after: number
  /** Up to this step. */
  before: number
}

/** A question whose answer is wanted as a file. */
export interface ExportNew {
  /** The question document. */
  question: Question
  /** `xlsx` or `csv`. */
  format: SheetFormat
  /** What the file is called, without its ending; the kind of the question where left out. */
  name?: string | null
}

/** A second factor that was begun. It is told once, and asks for nothing until it is confirmed. */
export interface FactorBegun {
  /** The secret as one types it into a telephone: base 32. */
  secret: string
  /** The secret as a telephone reads it from a picture: an address that begins with `otpauth://totp/`. */
  uri: string
}

/** A code of a second factor that was begun. */
export interface FactorCode {
  /** Six digits, as the telephone shows them. */
  code: string
}

/** A second factor to begin. */
export interface FactorNew {
  /** The password of the account: a browser left open is not enough. */
  password: string
}

/** What one shows before the second factor is changed. */
export interface FactorProof {
  /** The password of the account. */
  password: string
  /** A code of the second factor, or a recovery code. */
  code: string
}

/** The feeling of a step. */
export interface FeelingLevel {
  /** The step's key. */
  step: string
  /** From −1 to 1. */
  level: number
}

/** A measured feeling, on −1 (bad) to 1 (good). */
export interface FeelingPoint {
  /** Mean of the answers. */
  mean: number
  /** Lower end of the 95 % interval; none for a single answer. */
  low: number | null
  /** Upper end of the same. */
  high: number | null
  /** Answers. */
  n: number
}

/** A curve of feelings in four numbers, never in one. */
export interface FeelingSummary {
  /** Mean of the steps that have one. */
  mean: number
  /** The worst step. */
  lowest: FeelingLevel
  /** The best step. */
  peak: FeelingLevel
  /** The last step. */
  last: FeelingLevel
}

/** A file as it is. */
export type FileBytes = string

/** A form of picture. */
export type Format = 'svg' | 'png' | 'html' | 'inline'

/** The answer to a funnel. */
export interface FunnelAnswer {
  /** The steps, in order. */
  steps: StepReach[]
  /** The same for each value of the breakdown, by customers at the first step; the rest last, as `(other)`. */
  groups?: FunnelGroup[]
}

/** One value of the breakdown. */
export interface FunnelGroup {
  /** The value; `(none)` where it is missing. */
  value: string
  /** Its funnel. */
  steps: StepReach[]
}

/** In which order the steps of a funnel happen. */
export type FunnelOrder = 'ordered' | 'strict' | 'any'

/** How many reach each step, and when. */
export type FunnelQuestion = Scope & {
  /** Longest time from the first step to any other: `7d`. */
  window: string
  /** The steps. */
  steps: FunnelStep[]
  order?: FunnelOrder | null
  /** What may not happen between steps. */
  exclude?: Exclusion[] | null
  /** Properties that all events of a chain have, with one value each. */
  hold?: Text[] | null
  breakdown?: Breakdown | null
}

/** A step of a funnel. */
export interface FunnelStep {
  /** Which events. */
  match: Matcher
  /** At most so long after the event before in the chain. */
  within?: string | null
  /** Whether it is the very next event. */
  next?: boolean | null
  /** Whether a chain may leave it out. */
  optional?: boolean | null
}

/** Whether the server can do its work. */
export interface Health {
  /** `ok`, or `records-unreachable`. */
  status: string
  /** The version of the program. */
  version: string
}

/** One bin of a histogram: `from_ms` ≤ time < `to_ms`. */
export interface HistogramBin {
  /** Lower end, included. */
  from_ms: number
  /** Upper end, excluded; none for the last bin. */
  to_ms: number | null
  /** How many times lie in it. */
  count: number
}

/** Something that a map lacks. */
export interface Hole {
  /** What kind of thing. */
  kind: HoleKind
  /** Key of the stage it is about. */
  stage?: string
  /** Key of the step it is about. */
  step?: string
  /** Its number: a share, a count, or days, as the kind has it. */
  number: number
  /** What it is, in the language of the map. */
  message: string
}

/** What a map can lack. */
export type HoleKind = 'never_seen' | 'unmapped' | 'no_evidence' | 'no_owner' | 'unanswered_questions' | 'no_support' | 'silent_survey' | 'off_scale' | 'stale_review' | 'stale_evidence'

/** What was imported at once. */
export interface Import {
  /** When. */
  at: string
  /** Events it brought. */
  events: number
  /** Its files. */
  files: ImportedFile[]
  /** Rows that could not be used, by reason. */
  rejected: RejectedRows[]
  /** Whether it is made-up sample data. */
  is_sample: boolean
}

/** An uploaded file, and what its columns mean. */
export interface ImportFile {
  /** Id of the upload. */
  upload: string
  /** What its columns mean: an entry of a mapping document, without `file`. */
  mapping: Record<string, unknown>
}

/** Files to import. */
export interface ImportNew {
  /** The files, read in this order. */
  files: ImportFile[]
  /** Whether the sample data in the workspace are removed first. */
  replace_sample?: boolean
}

/** A file that was imported. */
export interface ImportedFile {
  /** Its name. */
  name: string
  /** Its size. */
  bytes: number
}

/** Two drawings for a page of one's own. */
export interface InlinePicture {
  /** The names of the lanes, as SVG. */
  labels: string
  /** The steps, as SVG. */
  steps: string
  /** How wide the names are. */
  labels_width: number
  /** How wide the steps are. */
  steps_width: number
  /** How high both are. */
  height: number
  numbers: MapNumbers | null
}

/** An invitation that can still be used. */
export interface Invitation {
  /** Its id. */
  id: string
  /** Whom it is for. */
  email: string
  /** As what. */
  role: Role
  /** When it was made. */
  created_at: string
  /** Until when it can be used. */
  expires_at: string
}

/** What an invitation is to. */
export interface InvitationLook {
  /** The name of the workspace. */
  workspace: string
  /** Whom it is for. */
  email: string
  /** As what. */
  role: Role
  /** Whether there is an account of this address, which signs in before it accepts. */
  has_account: boolean
}

/** An invitation, with its secret. */
export interface InvitationMade {
  /** The invitation. */
  invitation: Invitation
  /** The secret to send to the person, told this once. */
  token: string
}

/** Someone to invite. */
export interface InvitationNew {
  /** Their address. */
  email: string
  /** What they shall be able to do. */
  role: Role
}

/** The token of an invitation. */
export interface InvitationToken {
  /** As it came in the link. */
  token: string
}

/** A job, as it is told. */
export interface Job {
  /** Its id. */
  id: string
  /** What it does. */
  kind: JobKind
  /** How it stands. */
  state: JobState
  /** How far it is, from 0 to 1; null where nobody can say. */
  progress: number | null
  /** What it is at: `reading`, `sorting`, `asking`, or nothing. */
  stage: string
  /** What came of it; null before it is done. */
  result: Record<string, unknown> | null
  problem: Problem | null
  /** When it was begun. */
  created_at: string
  /** When it was over. */
  finished_at: string | null
}

/** One of the server-sent events that tell a job. */
export interface JobEvent {
  /** `job`. */
  event: string
  /** The job as JSON, as it is told where it is asked for. */
  data: string
}

/** What a job does. */
export type JobKind = 'import' | 'sample' | 'discover' | 'ask'

/** How a job stands. */
export type JobState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled'

/** A key of a program. */
export interface Key {
  /** Its id. */
  id: string
  /** What it is for. */
  name: string
  /** How it begins, to tell it by. */
  prefix: string
  /** What it may do. */
  role: Role
  /** When it was made. */
  created_at: string
  /** When it was last used, to within some minutes. */
  last_used_at: string | null
}

/** A key, with its secret. */
export interface KeyMade {
  /** The key. */
  key: Key
  /** What programs send as `Authorization: Bearer …`, told this once. */
  secret: string
}

/** A key to make. */
export interface KeyNew {
  /** What it is for. */
  name: string
  /** What it may do. */
  role: Role
}

/** An id of a customer, and why it is theirs. */
export interface KnownAs {
  /** The id as it came. */
  id: string
  /** Why it is theirs: `file` is the customer's column of an imported file. */
  how: string
}

/** A label and how many have it. */
export interface LabelReach {
  /** The label. */
  label: string
  /** Subjects who have it. */
  customers: number
  /** Its occurrences. */
  count: number
}

/** A step of a drawn journey, as a label. */
export interface LabelStep {
  /** The label. */
  key: Text
  /** What is called so. */
  match: Matcher
}

/** How events are called; applied in this order. */
export interface Labels {
  /** Properties whose values are joined; the event's name where left out. */
  label?: Text[] | null
  /** An event is called by the key of the first step that matches it. Not together with `label`. */
  steps?: LabelStep[] | null
  /** What is left out. */
  hide?: Matcher[] | null
  /** Other words for some, one rule after the other. */
  rename?: Rename[] | null
  /** Whether repeats of a label right after it are dropped. */
  collapse?: boolean | null
}

/** Edges that occur less often than asked for, summed up. */
export interface LeftOut {
  /** How many edges. */
  edges: number
  /** Their occurrences. */
  count: number
}

/** A language of the screen and of maps. */
export type Locale = 'en' | 'ro'

/** Customers who go from one step right to another, with nothing the map knows between. */
export interface MapFlow {
  /** Key of the step before. */
  from: string
  /** Key of the step after. */
  to: string
  /** How many. */
  customers: number
  /** Their share of `entered`. */
  share: number
  /** Whether it goes the way the map is drawn. */
  forward: boolean
  /** Median time between. */
  median_ms: number | null
}

/** A saved map by its key, or a map document. */
export type MapGiven = string | Record<string, unknown>

/** A map, and whose numbers are shown on it. */
export interface MapNew {
  /** The key of a saved map, or the map itself. */
  map: MapGiven
  /** Only the customers of this persona of the map. */
  persona?: string | null
  segment?: Segment | null
  /** Only events from this moment on. */
  from?: string | null
  /** Only events before this moment. */
  to?: string | null
  /** The zone of moments that tell none. */
  timezone?: string | null
  /** Whom the numbers are about, in words for the picture; follows from the persona where left out. */
  audience?: string | null
  /** When they are from, in words for the picture. */
  period?: string | null
  /** Whether the picture shows numbers at all. */
  numbers?: boolean
  /** `svg`, `png`, `html`, or `inline` for two drawings as JSON. */
  format?: Format
  /** `light` or `dark`. */
  theme?: Theme
}

/** The numbers of a map for one segment. */
export interface MapNumbers {
  /** Customers in scope. */
  customers: number
  /** Of them, those with an event that some step explains. Shares are of these. */
  entered: number
  /** Mean share of required steps completed. */
  fit: number | null
  /** Share of their events that some step explains. */
  explained_share: number | null
  /** The steps, in the order drawn; those without a binding too. */
  steps: StepNumbers[]
  /** Who goes from step to step, largest first. */
  flows: MapFlow[]
  /** Events that no step explains, commonest first. */
  unmapped: UnmappedByMap[]
  assumed: FeelingSummary | null
  measured: FeelingSummary | null
  /** What the map lacks. */
  holes: Hole[]
  /** Doubts that the answers came with. */
  warnings: Warning[]
}

/** Which events: a name, `*` for every event, a name with conditions, or one of several matchers. */
export type Matcher = Text | AnyMatcher | EventMatcher

/** Whoever is signed in. */
export interface Me {
  /** Their id. */
  id: string
  /** Their address. */
  email: string
  /** What they are called. */
  name: string
  /** The language of their screen: `en` or `ro`. */
  locale: Locale
  /** `light`, `dark` or `system`. */
  theme: ThemeChoice
  /** What to send as `X-Meander-CSRF` with every change. */
  csrf: string
  /** Whether they have a password; who has none signs in at a provider. */
  has_password: boolean
  /** Their second factor. */
  second_factor: SecondFactor
  /** Their workspaces. */
  workspaces: Workspace[]
}

/** What a person changes about themselves; what is left out stays. */
export interface MeChange {
  /** What they are called. */
  name?: string | null
  locale?: Locale | null
  theme?: ThemeChoice | null
}

/** A member of a workspace. */
export interface Member {
  /** The person's id. */
  user: string
  /** What they are called. */
  name: string
  /** Their address. */
  email: string
  /** What they may do. */
  role: Role
}

/** What a member may do from now on. */
export interface MemberChange {
  /** What they may do. */
  role: Role
}

/** A name, and how often it occurs. */
export interface NameCount {
  /** The name. */
  name: string
  /** Its occurrences. */
  count: number
}

/** Customers who are not of a segment. */
export interface NotIt {
  /** The segment. */
  not: Segment
}

/** Where a number stands in an answer; what may be given depends on the question. */
export interface NumberPlace {
  /** The step of a funnel, counted from 1. */
  step?: number | null
  outcome?: Outcome | null
  group?: Text | null
  key?: Text | null
  from?: Text | null
  to?: Text | null
  label?: Text | null
  /** The depth of paths. */
  depth?: number | null
  /** The labels of a variant. */
  path?: Text[] | null
  cohort?: Text | null
  /** The period in which they came back. */
  period?: number | null
}

/** What a property is compared with. */
export type Operand = Scalar | Scalar[]

/** How a property is tested. */
export type Operator = 'eq' | 'ne' | 'in' | 'not_in' | 'gt' | 'gte' | 'lt' | 'lte' | 'contains' | 'starts_with' | 'ends_with' | 'matches' | 'exists' | 'missing'

/** What became of customers at a step. */
export type Outcome = 'reached' | 'dropped' | 'in_progress' | 'completed' | 'late' | 'out_of_order' | 'missing' | 'skipped'

/** A page of a list. */
export interface PageOfAuditEntry {
  /** Its entries. */
  items: ({
    /** Its id. */
    id: string
    /** When. */
    at: string
    /** `user`, `key` or `system`. */
    actor_kind: ActorKind
    /** Id of the user or key. */
    actor: string | null
    /** What was done: `member.removed`. */
    action: string
    /** To what. */
    target: string
    /** What else is worth knowing. */
    detail: string
    /** From where. */
    address: string | null
  })[]
  /** What to send as `after` for the next page; null at the end. */
  next: string | null
}

/** A page of a list. */
export interface PageOfCustomerFound {
  /** Its entries. */
  items: (CustomerSeen & {
    /** Their traits, by name. */
    traits: Record<string, Scalar>
  })[]
  /** What to send as `after` for the next page; null at the end. */
  next: string | null
}

/** A page of a list. */
export interface PageOfCustomerSeen {
  /** Its entries. */
  items: ({
    /** Their id. */
    customer: string
    /** Their events. */
    events: number
    /** Their first event. */
    first: string
    /** Their last event. */
    last: string
  })[]
  /** What to send as `after` for the next page; null at the end. */
  next: string | null
}

/** A page of a list. */
export interface PageOfDocument {
  /** Its entries. */
  items: ({
    /** Its name in addresses. */
    key: string
    /** Its name on the screen. */
    name: string
    /** What it says: a question, segment, dashboard or map. */
    body: Record<string, unknown>
    /** How often it was changed, from 1. */
    version: number
    /** Id of the user or key who made it. */
    created_by: string
    /** When. */
    created_at: string
    /** Id of the user or key who changed it last. */
    updated_by: string
    /** When. */
    updated_at: string
  })[]
  /** What to send as `after` for the next page; null at the end. */
  next: string | null
}

/** A page of a list. */
export interface PageOfDocumentVersion {
  /** Its entries. */
  items: ({
    /** Which. */
    version: number
    /** Its name then. */
    name: string
    /** What it said then. */
    body: Record<string, unknown>
    /** Id of the user or key who made this version. */
    changed_by: string
    /** When. */
    changed_at: string
  })[]
  /** What to send as `after` for the next page; null at the end. */
  next: string | null
}

/** A page of a list. */
export interface PageOfEventName {
  /** Its entries. */
  items: ({
    /** Its name. */
    name: string
    /** Its occurrences. */
    count: number
    /** Customers who have it. */
    customers: number
    /** When it was first seen. */
    first: string
    /** When it was last seen. */
    last: string
  })[]
  /** What to send as `after` for the next page; null at the end. */
  next: string | null
}

/** A page of a list. */
export interface PageOfImport {
  /** Its entries. */
  items: ({
    /** When. */
    at: string
    /** Events it brought. */
    events: number
    /** Its files. */
    files: ImportedFile[]
    /** Rows that could not be used, by reason. */
    rejected: RejectedRows[]
    /** Whether it is made-up sample data. */
    is_sample: boolean
  })[]
  /** What to send as `after` for the next page; null at the end. */
  next: string | null
}

/** A page of a list. */
export interface PageOfInvitation {
  /** Its entries. */
  items: ({
    /** Its id. */
    id: string
    /** Whom it is for. */
    email: string
    /** As what. */
    role: Role
    /** When it was made. */
    created_at: string
    /** Until when it can be used. */
    expires_at: string
  })[]
  /** What to send as `after` for the next page; null at the end. */
  next: string | null
}

/** A page of a list. */
export interface PageOfJob {
  /** Its entries. */
  items: ({
    /** Its id. */
    id: string
    /** What it does. */
    kind: JobKind
    /** How it stands. */
    state: JobState
    /** How far it is, from 0 to 1; null where nobody can say. */
    progress: number | null
    /** What it is at: `reading`, `sorting`, `asking`, or nothing. */
    stage: string
    /** What came of it; null before it is done. */
    result: Record<string, unknown> | null
    problem: Problem | null
    /** When it was begun. */
    created_at: string
    /** When it was over. */
    finished_at: string | null
  })[]
  /** What to send as `after` for the next page; null at the end. */
  next: string | null
}

/** A page of a list. */
export interface PageOfKey {
  /** Its entries. */
  items: ({
    /** Its id. */
    id: string
    /** What it is for. */
    name: string
    /** How it begins, to tell it by. */
    prefix: string
    /** What it may do. */
    role: Role
    /** When it was made. */
    created_at: string
    /** When it was last used, to within some minutes. */
    last_used_at: string | null
  })[]
  /** What to send as `after` for the next page; null at the end. */
  next: string | null
}

/** A page of a list. */
export interface PageOfMember {
  /** Its entries. */
  items: ({
    /** The person's id. */
    user: string
    /** What they are called. */
    name: string
    /** Their address. */
    email: string
    /** What they may do. */
    role: Role
  })[]
  /** What to send as `after` for the next page; null at the end. */
  next: string | null
}

/** A page of a list. */
export interface PageOfProperty {
  /** Its entries. */
  items: ({
    /** Its name. */
    name: string
    /** What it describes: `event` or `customer`. */
    of: PropertyOwner
    /** `string`, `number` or `boolean`. */
    type: PropertyType
    /** Events or customers that have it. */
    count: number
    /** Different values; of numbers at most 10,000 are counted. */
    distinct: number
    /** The commonest texts or booleans. */
    values: string[]
    /** The smallest number. */
    min: number | null
    /** The largest number. */
    max: number | null
  })[]
  /** What to send as `after` for the next page; null at the end. */
  next: string | null
}

/** A page of a list. */
export interface PageOfProvider {
  /** Its entries. */
  items: ({
    /** Its name in addresses. */
    key: string
    /** Its name on the button. */
    name: string
    /** Whether who is new here and invited gets in by it: its verified addresses lead to invitations. */
    takes_invitations: boolean
  })[]
  /** What to send as `after` for the next page; null at the end. */
  next: string | null
}

/** A page of a list. */
export interface PageOfSession {
  /** Its entries. */
  items: ({
    /** Its id. */
    id: string
    /** Whether it is the one that asks. */
    is_current: boolean
    /** When it began. */
    created_at: string
    /** When it was last used, to within some minutes. */
    last_seen_at: string
    /** When it ends at the latest. */
    expires_at: string
    /** The browser, as it calls itself. */
    user_agent: string
    /** The address it began from. */
    address: string
  })[]
  /** What to send as `after` for the next page; null at the end. */
  next: string | null
}

/** A page of a list. */
export interface PageOfTimelineEvent {
  /** Its entries. */
  items: ({
    /** When. */
    time: string
    /** Its name. */
    event: string
    /** Its properties, by name. */
    properties: Record<string, Scalar>
  })[]
  /** What to send as `after` for the next page; null at the end. */
  next: string | null
}

/** A page of a list. */
export interface PageOfWorkspace {
  /** Its entries. */
  items: ({
    /** Its name in addresses. */
    key: string
    /** Its name on the screen. */
    name: string
    /** What the caller may do in it. */
    role: Role
    /** When it was made. */
    created_at: string
    /** Whether it is the one that stays. */
    is_first: boolean
  })[]
  /** What to send as `after` for the next page; null at the end. */
  next: string | null
}

/** A new password. */
export interface PasswordChange {
  /** The one so far: a browser left open is not enough to change it. */
  current: string
  /** The one from now on. */
  new: string
}

/** A flow from `depth` to `depth + 1`. */
export interface PathLink {
  /** The depth it leaves from. */
  depth: number
  /** The label it leaves. */
  from: string
  /** The label it goes to. */
  to: string
  /** Subjects. */
  customers: number
}

/** A label at one depth. */
export interface PathNode {
  /** Events after (or before) the anchor; the anchor is 0. */
  depth: number
  /** The label, `(other)`, or `(end)` / `(start)`. */
  label: string
  /** Subjects. */
  customers: number
}

/** The answer to paths. What flows into a node flows out of it. */
export interface PathsAnswer {
  /** Subjects at depth 0. */
  customers: number
  /** Labels at each depth: by depth, then by name. */
  nodes: PathNode[]
  /** Flows from each depth to the next: by depth, then by name of the first, then of the second. */
  links: PathLink[]
}

/** Where journeys go from an event, or come from. */
export type PathsQuestion = Scope & Labels & {
  direction?: Direction | null
  start?: Matcher | null
  end?: Matcher | null
  /** How many labels; 5 where left out. */
  depth?: number | null
  /** Labels kept at each depth; 5 where left out. */
  top?: number | null
}

/** What a first look at a file tells. */
export interface Peek {
  /** Its format, as mapping documents name it. */
  format: string
  /** What separates its cells, where that is not what the format says by itself. */
  delimiter: string | null
  /** Rows looked at. */
  rows_seen: number
  /** Its columns, in their order. */
  columns: PeekColumn[]
}

/** A column. */
export interface PeekColumn {
  /** Its name. */
  name: string
  /** What its values are. */
  type: ColumnKind
  /** The share of rows that have a value, from 0 to 1. */
  filled: number
  /** Some of its values, each once, in the order of the file. */
  samples: string[]
  /** What it probably means. */
  role: ColumnRole
  /** Why its times can't be read without being told how they are written. */
  problem: string | null
}

/** Whose journeys. */
export type Per = PerWord | PerSession | PerProperty

/** Each value's of a property, within a customer. */
export interface PerProperty {
  /** The property. */
  property: Text
}

/** Each session's. */
export interface PerSession {
  /** The pause after which a new one begins: `2h`. */
  session: string
}

/** Whose journeys, in a word. */
export type PerWord = 'customer' | 'account' | 'session'

/** A period of the calendar. */
export type Period = 'day' | 'week' | 'month'

/** A place in the request, and what is wrong there. */
export interface Place {
  /** A JSON pointer into the body of the request. */
  pointer?: string
  /** A parameter of the address. */
  parameter?: string
  /** What is wrong there. */
  detail: string
}

/** A step of a drawn journey. */
export interface PlannedStep {
  /** What it is called. */
  key: Text
  /** Which events. */
  match: Matcher
  /** Whether it has to happen; it has to where left out. */
  required?: boolean | null
  /** Later than this after the step before is late. */
  within?: string | null
}

/** The answer to precedence. */
export interface PrecedenceAnswer {
  /** Subjects with at least one labelled event. */
  customers: number
  /** The labels compared, by subjects, then by name. */
  labels: LabelReach[]
  /** For each ordered pair that occurs, how many have the first of one before the first of the other. */
  pairs: PrecedencePair[]
}

/** Two labels in the order of their first occurrences. */
export interface PrecedencePair {
  /** What comes first. */
  first: string
  /** What comes later. */
  then: string
  /** Subjects in whom it is so. */
  customers: number
}

/** Of any two labels, which comes first. */
export type PrecedenceQuestion = Scope & Labels & {
  /** Only the labels of the most subjects are compared; 50 where left out. */
  top?: number | null
}

/** What a mapping makes of the first rows of a file. */
export interface Preview {
  /** Events. */
  events: number
  /** Rows that describe customers. */
  trait_rows: number
  /** Customers. */
  customers: number
  /** Rows that can't be used, by reason. */
  rejected: RejectedExample[]
  /** The commonest names of events. */
  event_names: NameCount[]
  /** Properties that the events have. */
  properties: string[]
  /** Some journeys. */
  journeys: PreviewJourney[]
  /** Whether all rows were looked at, and not only the first of them. */
  is_whole: boolean
  /** What else is worth knowing. */
  notes: string[]
}

/** The first events of a customer. */
export interface PreviewJourney {
  /** Their id. */
  customer: string
  /** The events. */
  events: TimelineEvent[]
}

/** What the columns mean. */
export interface PreviewNew {
  /** An entry of a mapping document, without `file`. */
  mapping: Record<string, unknown>
}

/** An error as it is told: RFC 9457, `application/problem+json`. */
export interface Problem {
  /** Which kind of error: `urn:meander:problem:not-found`. */
  type: string
  /** The kind in words. */
  title: string
  /** The status of the answer. */
  status: number
  /** What happened, and what to do about it. */
  detail: string
  /** This one error, as the log names it too. */
  instance: string
  /** The places in the request that are wrong. */
  errors?: Place[]
}

/** A property of events, or a trait of customers. */
export interface Property {
  /** Its name. */
  name: string
  /** What it describes: `event` or `customer`. */
  of: PropertyOwner
  /** `string`, `number` or `boolean`. */
  type: PropertyType
  /** Events or customers that have it. */
  count: number
  /** Different values; of numbers at most 10,000 are counted. */
  distinct: number
  /** The commonest texts or booleans. */
  values: string[]
  /** The smallest number. */
  min: number | null
  /** The largest number. */
  max: number | null
}

/** What a property describes. */
export type PropertyOwner = 'event' | 'customer'

/** What the values of a property are. */
export type PropertyType = 'string' | 'number' | 'boolean'

/** A provider of sign-in. */
export interface Provider {
  /** Its name in addresses. */
  key: string
  /** Its name on the button. */
  name: string
  /** Whether who is new here and invited gets in by it: its verified addresses lead to invitations. */
  takes_invitations: boolean
}

/** A question. */
export type Question = (FunnelQuestion & {
  ask: 'funnel'
}) | (TransitionsQuestion & {
  ask: 'transitions'
}) | (PathsQuestion & {
  ask: 'paths'
}) | (VariantsQuestion & {
  ask: 'variants'
}) | (SessionsQuestion & {
  ask: 'sessions'
}) | (RetentionQuestion & {
  ask: 'retention'
}) | (AttributionQuestion & {
  ask: 'attribution'
}) | (ConformanceQuestion & {
  ask: 'conformance'
}) | (PrecedenceQuestion & {
  ask: 'precedence'
}) | (ValuesQuestion & {
  ask: 'values'
})

/** A question that may take long. */
export interface QuestionNew {
  /** The question document. */
  question: Question
}

/** Recovery codes, which are told once. Each can be given in the place of a code, once. */
export interface RecoveryCodes {
  /** One line each: letters and digits in groups. Capitals, spaces and hyphens don't matter when they are typed. */
  codes: string[]
}

/** Rows that can't be used for one reason, and the first of them. */
export interface RejectedExample {
  /** Why. */
  reason: string
  /** How many. */
  count: number
  /** The line of the first. */
  line: number
  /** What is wrong with the first. */
  detail: string
}

/** Rows that could not be used. */
export interface RejectedRows {
  /** Why. */
  reason: string
  /** How many. */
  count: number
}

/** A rule that gives labels other words. */
export interface Rename {
  /** A regular expression. */
  pattern: Text
  /** What stands in the place of what it matches: `$1`. */
  to: Text
}

/** Which version to put back. */
export interface Restore {
  /** Its number; what was there before the last change where left out. */
  version?: number | null
}

/** The answer to retention. */
export interface RetentionAnswer {
  /** Cohorts that have customers, oldest first. */
  cohorts: Cohort[]
}

/** When a return counts. */
export type RetentionMode = 'on' | 'on_or_after'

/** Who comes back. */
export type RetentionQuestion = Scope & {
  /** What begins. */
  start: Matcher
  /** What counts as coming back. */
  return: Matcher
  period?: Period | null
  /** How many, from the cohort's own; 8 where left out. */
  periods?: number | null
  mode?: RetentionMode | null
  /** Whether periods begin with the start event. */
  rolling?: boolean | null
}

/** What a member or key may do. */
export type Role = 'viewer' | 'editor' | 'admin'

/** What is made up. */
export interface SampleNew {
  /** How many customers, each with some 23 events; 20,000 where left out. */
  customers?: number | null
  /** Same seed, same shop. */
  seed?: number | null
}

/** A saved segment. */
export interface SavedSegment {
  /** Its key. */
  segment: Text
}

/** A value: a text, a number, or true or false. */
export type Scalar = string | number | boolean

/** Whose journeys, and which part of them. */
export interface Scope {
  per?: Per | null
  /** Only events at or after this moment: `2026-02-05`, `2026-02-05T12:30:00Z`. */
  from?: string | null
  /** Only events before this moment. */
  to?: string | null
  customers?: Segment | null
  events?: Matcher | null
  /** The zone of calendar periods and of moments without an offset; UTC where left out. */
  timezone?: string | null
  /** What counts as now; the clock where left out. */
  now?: string | null
}

/** The second factor of an account. */
export interface SecondFactor {
  /** Whether signing in by the password asks for a code too. */
  is_on: boolean
  /** Whether the server asks for one, and does nothing else until it is on. */
  is_missing: boolean
  /** How many recovery codes can still be used. */
  recovery_codes_left: number
}

/** Which customers. */
export type Segment = TraitIs | Did | Sequence | SavedSegment | AllOf | AnyOf | NotIt

/** Things that happened in this order. */
export interface Sequence {
  /** What. */
  sequence: Matcher[]
  /** The last at most so long after the first: `7d`. */
  within?: string | null
}

/** A session. */
export interface Session {
  /** Its id. */
  id: string
  /** Whether it is the one that asks. */
  is_current: boolean
  /** When it began. */
  created_at: string
  /** When it was last used, to within some minutes. */
  last_seen_at: string
  /** When it ends at the latest. */
  expires_at: string
  /** The browser, as it calls itself. */
  user_agent: string
  /** The address it began from. */
  address: string
}

/** The answer to sessions. */
export interface SessionsAnswer {
  /** How many sessions. */
  sessions: number
  /** Subjects who have at least one. */
  customers: number
  /** Events in them. */
  events: number
  /** Mean events a session; null where there is none. */
  events_per_session_mean: number | null
  /** Median time from a session's first event to its last. */
  duration_median_ms: number | null
  /** More about these times. */
  duration: Times
}

/** Visits. */
export type SessionsQuestion = Scope & {
  /** The pause after which a new one begins; `30m` where left out. */
  gap?: string | null
}

/** The first account and the first workspace. */
export interface Setup {
  /** What the owner is called. */
  name: string
  /** The owner's address. */
  email: string
  /** The owner's password. */
  password: string
  /** What the first workspace is called. */
  workspace: string
}

/** Whether somebody has to be the owner first. */
export interface SetupState {
  /** Whether there is nobody yet. */
  needed: boolean
}

/** A form of spreadsheet. */
export type SheetFormat = 'xlsx' | 'csv'

/** Sizes of segments. */
export interface Sizes {
  /** Customers in all. */
  customers: number
  /** Customers in each segment. */
  sizes: number[]
  /** Customers in two segments at once: a row and a column each. */
  overlaps: number[][]
}

/** Segments to be counted. */
export interface SizesNew {
  /** The segments. */
  segments: Segment[]
  /** Only customers who have an event from this moment on. */
  from?: string | null
  /** Only customers who have an event before this moment. */
  to?: string | null
  /** The zone of moments that tell none. */
  timezone?: string | null
}

/** What became of one step. The five counts sum to `entered`. */
export interface StepConformance {
  /** The step's key. */
  key: string
  /** Completed in time. */
  completed: number
  /** Completed, more than `within` after the step completed before it. */
  late: number
  /** Not completed in order, though an event matches it. */
  out_of_order: number
  /** Required and not seen. */
  missing: number
  /** Not required and not seen. */
  skipped: number
  /** Subjects with any event that matches it. */
  reached: number
  /** Of those who completed it (late or not), how many completed no later step. */
  last: number
  /** Median time since the step completed before it. */
  median_ms_from_previous: number | null
  /** More about these times. */
  from_previous: Times
}

/** The numbers of one step. */
export interface StepNumbers {
  /** The step's key. */
  key: string
  observed: StepObserved | null
  feeling: FeelingPoint | null
}

/** What became of a step. Completed, late, out of order, missing and skipped sum to `entered`. */
export interface StepObserved {
  /** Customers with any event of it. */
  reached: number
  /** Their share of `entered`. */
  reached_share: number
  /** Completed in time. */
  completed: number
  /** Completed, later than `within`. */
  late: number
  /** Seen, but not in order. */
  out_of_order: number
  /** Required and not seen. */
  missing: number
  /** Not required and not seen. */
  skipped: number
  /** Median time since the step completed before it. */
  median_wait_ms: number | null
  /** Customers who complete no later step; none for the last step, after which all do. */
  dropped: number | null
  /** Their share of `entered`. */
  drop_share: number | null
  /** Customers whose journey begins with it. */
  starts: number
  /** Customers whose journey ends with it. */
  ends: number
}

/**
 * How many reach a step, and when.
 * 
 * Rates and drops compare with the step before that a chain can't leave out; optional steps are no gate.
 */
export interface StepReach {
  /** Subjects of whom some chain ends here. */
  reached: number
  /** Subjects who have not reached it but still can. */
  in_progress: number
  /** Reached before, neither reached nor in progress here; null at the first step. */
  dropped: number | null
  /** Share of those who reached the first step. */
  rate_from_start: number | null
  /** Share of those who reached the step before. */
  rate_from_previous: number | null
  /** Median time since the first step. */
  median_ms_from_start: number | null
  /** Median time since the event before in the chain. */
  median_ms_from_previous: number | null
  /** More about the times since the first step. */
  from_start: Times
  /** More about the times since the event before in the chain. */
  from_previous: Times
}

/** What a workspace holds. */
export interface Summary {
  /** Events. */
  events: number
  /** Customers with at least one event. */
  customers: number
  /** The first event; null without events. */
  from: string | null
  /** The last event. */
  to: string | null
  /** Bytes on disk. */
  bytes: number
  /** Rises with every change of the data. */
  generation: number
  /** Whether it is made-up sample data. */
  is_sample: boolean
}

/** A text; a number counts as the text that spells it. */
export type Text = string | number

/** Light or dark. */
export type Theme = 'light' | 'dark'

/** The colours of the screen. */
export type ThemeChoice = 'light' | 'dark' | 'system'

/** An event of a customer. */
export interface TimelineEvent {
  /** When. */
  time: string
  /** Its name. */
  event: string
  /** Its properties, by name. */
  properties: Record<string, Scalar>
}

/**
 * Quartiles, 90th percentile and histogram of times; all null and empty where there were none.
 * 
 * A percentile p of n sorted values is the one at rank ⌈p·n⌉ (nearest rank); the median is the mean of the two
 * middle values when n is even.
 */
export interface Times {
  /** First quartile in milliseconds. */
  p25_ms: number | null
  /** Median in milliseconds. */
  median_ms: number | null
  /** Third quartile in milliseconds. */
  p75_ms: number | null
  /** 90th percentile in milliseconds. */
  p90_ms: number | null
  /** Mean in milliseconds. */
  mean_ms: number | null
  /** Bins that hold something, from the shortest times. */
  histogram: HistogramBin[]
}

/** A condition on a trait. */
export interface TraitIs {
  /** The trait. */
  trait: Text
  /** How it is tested. */
  op: Operator
  value?: Operand | null
}

/** One label right after another. */
export interface TransitionEdge {
  /** The label before, or `(start)`. */
  from: string
  /** The label after, or `(end)`. */
  to: string
  /** Its occurrences. */
  count: number
  /** Subjects who have it. */
  customers: number
  /** Median time between; null at starts and ends. */
  median_ms: number | null
  /** Mean time between; null at starts and ends. */
  mean_ms: number | null
}

/** A label. */
export interface TransitionNode {
  /** The label. */
  label: string
  /** Its occurrences. */
  count: number
  /** Subjects who have it. */
  customers: number
}

/** The answer to transitions. */
export interface TransitionsAnswer {
  /** Subjects with at least one labelled event. */
  customers: number
  /** Labels, by name. */
  nodes: TransitionNode[]
  /** Pairs that follow each other, by name of the first, then of the second. */
  edges: TransitionEdge[]
  /** What `least` left out of the edges. */
  left_out?: LeftOut
}

/** What follows what. */
export type TransitionsQuestion = Scope & Labels & {
  /** Edges with fewer occurrences are summed up. */
  least?: number | null
}

/** An event that no step explains. */
export interface UnmappedByMap {
  /** Its name. */
  event: string
  /** Its occurrences. */
  count: number
  /** Their share of all events of customers who entered. */
  share: number
}

/** An event that no step explains. */
export interface UnmappedEvent {
  /** Its name. */
  event: string
  /** Its occurrences among entered subjects. */
  count: number
  /** Their share of all events of entered subjects. */
  share: number
}

/** A file that was sent, and a first look at it. */
export type Upload = Peek & {
  /** Its id. */
  id: string
  /** Its name. */
  name: string
  /** Its size. */
  bytes: number
}

/** The numbers of one group. */
export interface ValueGroup {
  /** The value of the group property; `(all)` where none was asked for. */
  group: string
  /** How many events carry a number. */
  count: number
  /** Subjects who have at least one. */
  customers: number
  /** Sum of the numbers. */
  sum: number
  /** Their mean. */
  mean: number
  /** Standard deviation of the sample (n − 1); null for fewer than two. */
  deviation: number | null
  /** The smallest. */
  min: number
  /** The largest. */
  max: number
}

/** The answer to values. */
export interface ValuesAnswer {
  /** The groups, by name; `(none)` is the one whose group property is missing. */
  groups: ValueGroup[]
}

/** A number that events carry, summed up. */
export type ValuesQuestion = Scope & {
  match?: Matcher | null
  /** The property that is summed up. */
  value: Text
  group?: Text | null
}

/** One journey that many took. */
export interface Variant {
  /** Its labels. */
  path: string[]
  /** Subjects who took it. */
  customers: number
}

/** The answer to variants. */
export interface VariantsAnswer {
  /** How many different journeys there are. */
  distinct: number
  /** Subjects with at least one labelled event. */
  customers: number
  /** The commonest: by subjects, then by path. */
  variants: Variant[]
}

/** Whole journeys, counted. */
export type VariantsQuestion = Scope & Labels & {
  /** How many are listed; 20 where left out. */
  top?: number | null
  /** Only so many labels of each journey. */
  first?: number | null
}

/** The events of one period. */
export interface Volume {
  /** Its first day. */
  from: string
  /** Events in it. */
  events: number
  /** Customers with any. */
  customers: number
}

/** Events over time. */
export interface Volumes {
  /** How long each period is: `day`, `week` or `month`. */
  unit: Period
  /** The periods, without gaps. */
  items: Volume[]
}

/** A doubt about an answer. */
export interface Warning {
  /** The place in the question: `steps[1].match`. */
  path: string
  /** What is doubtful, and what may have been meant. */
  message: string
}

/** A workspace and what the caller may do in it. */
export interface Workspace {
  /** Its name in addresses. */
  key: string
  /** Its name on the screen. */
  name: string
  /** What the caller may do in it. */
  role: Role
  /** When it was made. */
  created_at: string
  /** Whether it is the one that stays. */
  is_first: boolean
}

/** What is changed about a workspace. */
export interface WorkspaceChange {
  /** Its name on the screen. */
  name: string
}

/** A workspace to make. */
export interface WorkspaceNew {
  /** Its name in addresses; follows from the name where left out. */
  key?: string | null
  /** Its name on the screen. */
  name: string
}

/** Every operation by method and path: what it takes, and what it answers when it is done as asked. */
export interface Operations {
  /** Whether the server can do its work: 503 where its database does not answer. */
  'GET /api/health': {
    path: Record<never, never>
    query: Record<never, never>
    headers: Record<never, never>
    body: undefined
    answer: Health
    file: never
  }
  /** Accepts an invitation: makes a member of who is signed in, or an account for who is new. */
  'POST /api/v1/invitations/accept': {
    path: Record<never, never>
    query: Record<never, never>
    headers: Record<never, never>
    body: Acceptance
    answer: Me
    file: never
  }
  /** What an invitation is to, for whoever holds it. */
  'POST /api/v1/invitations/look': {
    path: Record<never, never>
    query: Record<never, never>
    headers: Record<never, never>
    body: InvitationToken
    answer: InvitationLook
    file: never
  }
  /** Who is signed in, and what to send with changes. */
  'GET /api/v1/me': {
    path: Record<never, never>
    query: Record<never, never>
    headers: Record<never, never>
    body: undefined
    answer: Me
    file: never
  }
  /** Changes name, language or colours. */
  'PATCH /api/v1/me': {
    path: Record<never, never>
    query: Record<never, never>
    headers: Record<never, never>
    body: MeChange
    answer: Me
    file: never
  }
  /** Changes the password and signs out everywhere else. */
  'PUT /api/v1/me/password': {
    path: Record<never, never>
    query: Record<never, never>
    headers: Record<never, never>
    body: PasswordChange
    answer: undefined
    file: never
  }
  /** Makes new recovery codes in the place of those there were, and signs out everywhere else. */
  'POST /api/v1/me/recovery-codes': {
    path: Record<never, never>
    query: Record<never, never>
    headers: Record<never, never>
    body: FactorProof
    answer: RecoveryCodes
    file: never
  }
  /** Begins a second factor: tells the secret that a telephone computes codes from. Until it is confirmed, one may begin anew. */
  'POST /api/v1/me/second-factor': {
    path: Record<never, never>
    query: Record<never, never>
    headers: Record<never, never>
    body: FactorNew
    answer: FactorBegun
    file: never
  }
  /** Turns on the second factor that was begun, by a code of it. Tells its recovery codes, once, and signs out everywhere else. */
  'POST /api/v1/me/second-factor/confirm': {
    path: Record<never, never>
    query: Record<never, never>
    headers: Record<never, never>
    body: FactorCode
    answer: RecoveryCodes
    file: never
  }
  /** Turns off the second factor, forgets its recovery codes, and signs out everywhere else. */
  'POST /api/v1/me/second-factor/remove': {
    path: Record<never, never>
    query: Record<never, never>
    headers: Record<never, never>
    body: FactorProof
    answer: undefined
    file: never
  }
  /** Where one is signed in, the newest first. */
  'GET /api/v1/me/sessions': {
    path: Record<never, never>
    query: Record<never, never>
    headers: Record<never, never>
    body: undefined
    answer: PageOfSession
    file: never
  }
  /** Signs out elsewhere. */
  'DELETE /api/v1/me/sessions/{id}': {
    path: { id: string }
    query: Record<never, never>
    headers: Record<never, never>
    body: undefined
    answer: undefined
    file: never
  }
  /** This document. */
  'GET /api/v1/openapi.json': {
    path: Record<never, never>
    query: Record<never, never>
    headers: Record<never, never>
    body: undefined
    answer: Record<string, unknown>
    file: never
  }
  /** Signs in: sets the cookie of a session. After some wrong passwords or codes each guess waits longer: 429 tells how long. */
  'POST /api/v1/session': {
    path: Record<never, never>
    query: Record<never, never>
    headers: Record<never, never>
    body: Credentials
    answer: Me
    file: never
  }
  /** Signs out. */
  'DELETE /api/v1/session': {
    path: Record<never, never>
    query: Record<never, never>
    headers: Record<never, never>
    body: undefined
    answer: undefined
    file: never
  }
  /** Sends the browser to a provider, to sign in there. */
  'GET /api/v1/session/oidc/{key}': {
    path: { key: string }
    query: { next?: string }
    headers: Record<never, never>
    body: undefined
    answer: undefined
    file: never
  }
  /** Signs in who comes back from a provider, and sends them to where they wanted to. */
  'GET /api/v1/session/oidc/{key}/callback': {
    path: { key: string }
    query: { state?: string; code?: string; error?: string; iss?: string }
    headers: Record<never, never>
    body: undefined
    answer: undefined
    file: never
  }
  /** The providers that one can sign in at, in the order of their buttons. */
  'GET /api/v1/session/providers': {
    path: Record<never, never>
    query: Record<never, never>
    headers: Record<never, never>
    body: undefined
    answer: PageOfProvider
    file: never
  }
  /** Whether there is nobody yet. */
  'GET /api/v1/setup': {
    path: Record<never, never>
    query: Record<never, never>
    headers: Record<never, never>
    body: undefined
    answer: SetupState
    file: never
  }
  /** Makes the owner's account and the first workspace, and signs in. Works once. */
  'POST /api/v1/setup': {
    path: Record<never, never>
    query: Record<never, never>
    headers: Record<never, never>
    body: Setup
    answer: Me
    file: never
  }
  /** The caller's workspaces, by key. */
  'GET /api/v1/workspaces': {
    path: Record<never, never>
    query: Record<never, never>
    headers: Record<never, never>
    body: undefined
    answer: PageOfWorkspace
    file: never
  }
  /** Makes a workspace, whose admin the caller is. */
  'POST /api/v1/workspaces': {
    path: Record<never, never>
    query: Record<never, never>
    headers: Record<never, never>
    body: WorkspaceNew
    answer: Workspace
    file: never
  }
  /** A workspace. */
  'GET /api/v1/workspaces/{ws}': {
    path: { ws: string }
    query: Record<never, never>
    headers: Record<never, never>
    body: undefined
    answer: Workspace
    file: never
  }
  /** Gives a workspace another name. */
  'PATCH /api/v1/workspaces/{ws}': {
    path: { ws: string }
    query: Record<never, never>
    headers: Record<never, never>
    body: WorkspaceChange
    answer: Workspace
    file: never
  }
  /** Deletes a workspace with its documents and events, for good. The first workspace stays. */
  'DELETE /api/v1/workspaces/{ws}': {
    path: { ws: string }
    query: Record<never, never>
    headers: Record<never, never>
    body: undefined
    answer: undefined
    file: never
  }
  /**
   * Answers a question document, as `meander ask` does. Those who ask the same while it waits are answered together. Where
   * too many wait: 503, or 429 for who asks too much at once. Stops when the caller hangs up.
   */
  'POST /api/v1/workspaces/{ws}/ask': {
    path: { ws: string }
    query: Record<never, never>
    headers: Record<never, never>
    body: Question
    answer: Answer
    file: never
  }
  /** The customers behind a number of an answer. */
  'POST /api/v1/workspaces/{ws}/ask/customers': {
    path: { ws: string }
    query: Record<never, never>
    headers: Record<never, never>
    body: BehindNew
    answer: PageOfCustomerSeen
    file: never
  }
  /** The answer to a question as a spreadsheet. */
  'POST /api/v1/workspaces/{ws}/ask/export': {
    path: { ws: string }
    query: Record<never, never>
    headers: Record<never, never>
    body: ExportNew
    answer: undefined
    file: 'text/csv' | 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  }
  /** Who changed what, the newest first. */
  'GET /api/v1/workspaces/{ws}/audit': {
    path: { ws: string }
    query: { limit?: number; after?: string }
    headers: Record<never, never>
    body: undefined
    answer: PageOfAuditEntry
    file: never
  }
  /** The customers, or those who fit what is looked for. */
  'GET /api/v1/workspaces/{ws}/customers': {
    path: { ws: string }
    query: { search?: string; limit?: number; after?: string }
    headers: Record<never, never>
    body: undefined
    answer: PageOfCustomerFound
    file: never
  }
  /** The customers of a segment who fit what is looked for. */
  'POST /api/v1/workspaces/{ws}/customers/search': {
    path: { ws: string }
    query: Record<never, never>
    headers: Record<never, never>
    body: CustomerSearch
    answer: PageOfCustomerFound
    file: never
  }
  /** A customer: traits, and the ids they are known by. */
  'GET /api/v1/workspaces/{ws}/customers/{id}': {
    path: { ws: string; id: string }
    query: Record<never, never>
    headers: Record<never, never>
    body: undefined
    answer: Customer
    file: never
  }
  /** The journey of a customer, event by event. */
  'GET /api/v1/workspaces/{ws}/customers/{id}/events': {
    path: { ws: string; id: string }
    query: { limit?: number; after?: string }
    headers: Record<never, never>
    body: undefined
    answer: PageOfTimelineEvent
    file: never
  }
  /** Removes all events of the workspace, for good. Questions, maps and members stay. */
  'DELETE /api/v1/workspaces/{ws}/data': {
    path: { ws: string }
    query: Record<never, never>
    headers: Record<never, never>
    body: undefined
    answer: undefined
    file: never
  }
  /** The events by name, the commonest first; none in a workspace without data. */
  'GET /api/v1/workspaces/{ws}/data/events': {
    path: { ws: string }
    query: Record<never, never>
    headers: Record<never, never>
    body: undefined
    answer: PageOfEventName
    file: never
  }
  /** What was imported, the newest first. */
  'GET /api/v1/workspaces/{ws}/data/imports': {
    path: { ws: string }
    query: Record<never, never>
    headers: Record<never, never>
    body: undefined
    answer: PageOfImport
    file: never
  }
  /** The properties of events and the traits of customers; none in a workspace without data. */
  'GET /api/v1/workspaces/{ws}/data/properties': {
    path: { ws: string }
    query: Record<never, never>
    headers: Record<never, never>
    body: undefined
    answer: PageOfProperty
    file: never
  }
  /** What the workspace holds, all in all. */
  'GET /api/v1/workspaces/{ws}/data/summary': {
    path: { ws: string }
    query: Record<never, never>
    headers: Record<never, never>
    body: undefined
    answer: Summary
    file: never
  }
  /** Events over time, by day, week or month, as the length of the data has it. */
  'GET /api/v1/workspaces/{ws}/data/volumes': {
    path: { ws: string }
    query: { event?: string; timezone?: string }
    headers: Record<never, never>
    body: undefined
    answer: Volumes
    file: never
  }
  /** The documents of a kind, by key, in pages. */
  'GET /api/v1/workspaces/{ws}/documents/{kind}': {
    path: { ws: string; kind: 'question' | 'segment' | 'dashboard' | 'map' }
    query: { limit?: number; after?: string }
    headers: Record<never, never>
    body: undefined
    answer: PageOfDocument
    file: never
  }
  /** Saves a document. */
  'POST /api/v1/workspaces/{ws}/documents/{kind}': {
    path: { ws: string; kind: 'question' | 'segment' | 'dashboard' | 'map' }
    query: Record<never, never>
    headers: Record<never, never>
    body: DocumentNew
    answer: Document
    file: never
  }
  /** A document, with its version as ETag. With `If-None-Match` of that version: 304. */
  'GET /api/v1/workspaces/{ws}/documents/{kind}/{key}': {
    path: { ws: string; kind: 'question' | 'segment' | 'dashboard' | 'map'; key: string }
    query: Record<never, never>
    headers: Record<never, never>
    body: undefined
    answer: Document
    file: never
  }
  /** Changes a document. `If-Match` has to name the version that was read: 428 without it, 412 where it has changed since. */
  'PUT /api/v1/workspaces/{ws}/documents/{kind}/{key}': {
    path: { ws: string; kind: 'question' | 'segment' | 'dashboard' | 'map'; key: string }
    query: Record<never, never>
    headers: { 'If-Match': string }
    body: DocumentChange
    answer: Document
    file: never
  }
  /** Deletes a document; it can be restored for 30 days. With `If-Match`, only if it is still that version. */
  'DELETE /api/v1/workspaces/{ws}/documents/{kind}/{key}': {
    path: { ws: string; kind: 'question' | 'segment' | 'dashboard' | 'map'; key: string }
    query: Record<never, never>
    headers: Record<never, never>
    body: undefined
    answer: undefined
    file: never
  }
  /** Puts back a version: undoes a change or a deletion. */
  'POST /api/v1/workspaces/{ws}/documents/{kind}/{key}/restore': {
    path: { ws: string; kind: 'question' | 'segment' | 'dashboard' | 'map'; key: string }
    query: Record<never, never>
    headers: Record<never, never>
    body: Restore
    answer: Document
    file: never
  }
  /** The versions of a document, also of a deleted one, the newest first. */
  'GET /api/v1/workspaces/{ws}/documents/{kind}/{key}/versions': {
    path: { ws: string; kind: 'question' | 'segment' | 'dashboard' | 'map'; key: string }
    query: { limit?: number; after?: string }
    headers: Record<never, never>
    body: undefined
    answer: PageOfDocumentVersion
    file: never
  }
  /** Invitations that can still be used, the newest first. */
  'GET /api/v1/workspaces/{ws}/invitations': {
    path: { ws: string }
    query: Record<never, never>
    headers: Record<never, never>
    body: undefined
    answer: PageOfInvitation
    file: never
  }
  /** Takes an invitation back. For ten minutes it can be restored. */
  'DELETE /api/v1/workspaces/{ws}/invitations/{id}': {
    path: { ws: string; id: string }
    query: Record<never, never>
    headers: Record<never, never>
    body: undefined
    answer: undefined
    file: never
  }
  /** Makes an invitation work again that was taken back less than ten minutes ago. */
  'POST /api/v1/workspaces/{ws}/invitations/{id}/restore': {
    path: { ws: string; id: string }
    query: Record<never, never>
    headers: Record<never, never>
    body: undefined
    answer: undefined
    file: never
  }
  /** The jobs of the workspace, the newest first. What came of a job is told for an hour. */
  'GET /api/v1/workspaces/{ws}/jobs': {
    path: { ws: string }
    query: Record<never, never>
    headers: Record<never, never>
    body: undefined
    answer: PageOfJob
    file: never
  }
  /** Begins to answer a question; its progress can be watched, and it can be cancelled. */
  'POST /api/v1/workspaces/{ws}/jobs/ask': {
    path: { ws: string }
    query: Record<never, never>
    headers: Record<never, never>
    body: QuestionNew
    answer: Job
    file: never
  }
  /** Begins to draw a first map from the events; the result names the map, which is saved among the documents. */
  'POST /api/v1/workspaces/{ws}/jobs/discover': {
    path: { ws: string }
    query: Record<never, never>
    headers: Record<never, never>
    body: DiscoverNew
    answer: Job
    file: never
  }
  /**
   * Begins to import uploaded files, all of them or none. 409 where the workspace holds sample data that nobody said to
   * replace.
   */
  'POST /api/v1/workspaces/{ws}/jobs/import': {
    path: { ws: string }
    query: Record<never, never>
    headers: Record<never, never>
    body: ImportNew
    answer: Job
    file: never
  }
  /** Begins to make up a shop and bring it into a workspace without events; 409 where there are some. */
  'POST /api/v1/workspaces/{ws}/jobs/sample': {
    path: { ws: string }
    query: Record<never, never>
    headers: Record<never, never>
    body: SampleNew
    answer: Job
    file: never
  }
  /** A job. */
  'GET /api/v1/workspaces/{ws}/jobs/{id}': {
    path: { ws: string; id: string }
    query: Record<never, never>
    headers: Record<never, never>
    body: undefined
    answer: Job
    file: never
  }
  /** Cancels a job; who may only look cancels their own. An import that has begun to write is not stopped any more. */
  'DELETE /api/v1/workspaces/{ws}/jobs/{id}': {
    path: { ws: string; id: string }
    query: Record<never, never>
    headers: Record<never, never>
    body: undefined
    answer: undefined
    file: never
  }
  /** Tells a job each time it changes, as server-sent events called `job`, and ends when the job is over. */
  'GET /api/v1/workspaces/{ws}/jobs/{id}/events': {
    path: { ws: string; id: string }
    query: Record<never, never>
    headers: Record<never, never>
    body: undefined
    answer: undefined
    file: 'text/event-stream'
  }
  /** The keys of a workspace, the newest first. */
  'GET /api/v1/workspaces/{ws}/keys': {
    path: { ws: string }
    query: Record<never, never>
    headers: Record<never, never>
    body: undefined
    answer: PageOfKey
    file: never
  }
  /** Makes a key. Its secret is told this once. */
  'POST /api/v1/workspaces/{ws}/keys': {
    path: { ws: string }
    query: Record<never, never>
    headers: Record<never, never>
    body: KeyNew
    answer: KeyMade
    file: never
  }
  /** Makes a key useless at once. For ten minutes it can be restored. */
  'DELETE /api/v1/workspaces/{ws}/keys/{id}': {
    path: { ws: string; id: string }
    query: Record<never, never>
    headers: Record<never, never>
    body: undefined
    answer: undefined
    file: never
  }
  /** Makes a key work again that was revoked less than ten minutes ago. */
  'POST /api/v1/workspaces/{ws}/keys/{id}/restore': {
    path: { ws: string; id: string }
    query: Record<never, never>
    headers: Record<never, never>
    body: undefined
    answer: undefined
    file: never
  }
  /** The numbers of a map: who reaches its steps, how they feel, and what the map lacks. */
  'POST /api/v1/workspaces/{ws}/maps/measure': {
    path: { ws: string }
    query: Record<never, never>
    headers: Record<never, never>
    body: MapNew
    answer: MapNumbers
    file: never
  }
  /** A map as a picture, with its numbers where there are events. */
  'POST /api/v1/workspaces/{ws}/maps/picture': {
    path: { ws: string }
    query: Record<never, never>
    headers: Record<never, never>
    body: MapNew
    answer: InlinePicture
    file: 'image/svg+xml' | 'text/html' | 'image/png'
  }
  /** The members of a workspace. */
  'GET /api/v1/workspaces/{ws}/members': {
    path: { ws: string }
    query: Record<never, never>
    headers: Record<never, never>
    body: undefined
    answer: PageOfMember
    file: never
  }
  /** Invites someone. Meander sends no mail: the token goes to the person by whatever way there is. */
  'POST /api/v1/workspaces/{ws}/members': {
    path: { ws: string }
    query: Record<never, never>
    headers: Record<never, never>
    body: InvitationNew
    answer: InvitationMade
    file: never
  }
  /** Gives a member another role. A workspace keeps at least one admin. */
  'PATCH /api/v1/workspaces/{ws}/members/{user}': {
    path: { ws: string; user: string }
    query: Record<never, never>
    headers: Record<never, never>
    body: MemberChange
    answer: undefined
    file: never
  }
  /** Takes a member out of a workspace, which keeps at least one admin. For ten minutes they can be restored. */
  'DELETE /api/v1/workspaces/{ws}/members/{user}': {
    path: { ws: string; user: string }
    query: Record<never, never>
    headers: Record<never, never>
    body: undefined
    answer: undefined
    file: never
  }
  /**
   * Makes a member again, as what they were, of who was removed less than ten minutes ago. Who has come back meanwhile keeps
   * what they may do now, if that is more.
   */
  'POST /api/v1/workspaces/{ws}/members/{user}/restore': {
    path: { ws: string; user: string }
    query: Record<never, never>
    headers: Record<never, never>
    body: undefined
    answer: undefined
    file: never
  }
  /** How many customers are in segments, and in two of them at once. */
  'POST /api/v1/workspaces/{ws}/segments/sizes': {
    path: { ws: string }
    query: Record<never, never>
    headers: Record<never, never>
    body: SizesNew
    answer: Sizes
    file: never
  }
  /** Takes a file, to be imported within a day. The body is the file itself. */
  'POST /api/v1/workspaces/{ws}/uploads': {
    path: { ws: string }
    query: { name: string }
    headers: Record<never, never>
    body: Blob
    answer: Upload
    file: never
  }
  /** A file that was sent, and a first look at it. */
  'GET /api/v1/workspaces/{ws}/uploads/{id}': {
    path: { ws: string; id: string }
    query: Record<never, never>
    headers: Record<never, never>
    body: undefined
    answer: Upload
    file: never
  }
  /** Removes a file that was sent. */
  'DELETE /api/v1/workspaces/{ws}/uploads/{id}': {
    path: { ws: string; id: string }
    query: Record<never, never>
    headers: Record<never, never>
    body: undefined
    answer: undefined
    file: never
  }
  /** What a mapping makes of the first rows of a file: journeys, names, and rows that can't be used. */
  'POST /api/v1/workspaces/{ws}/uploads/{id}/preview': {
    path: { ws: string; id: string }
    query: Record<never, never>
    headers: Record<never, never>
    body: PreviewNew
    answer: Preview
    file: never
  }
  /** What the server counts, in the text format of Prometheus. Read on the same machine, or with the key of an admin. */
  'GET /metrics': {
    path: Record<never, never>
    query: Record<never, never>
    headers: Record<never, never>
    body: undefined
    answer: undefined
    file: 'text/plain'
  }
}
