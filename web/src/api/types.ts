/** Questions, answers and routes as the server speaks them. Written by hand until they come from OpenAPI. */
import type { ConformanceAnswer, ConformanceQuestion } from './conformance'

export type Scalar = string | number | boolean
export type Operator =
  | 'eq'
  | 'ne'
  | 'in'
  | 'not_in'
  | 'gt'
  | 'gte'
  | 'lt'
  | 'lte'
  | 'contains'
  | 'starts_with'
  | 'ends_with'
  | 'matches'
  | 'exists'
  | 'missing'
export interface Condition {
  property: string
  op: Operator
  value?: Scalar | Scalar[]
}
export type Matcher = string | { event?: string; where?: Condition[] } | { any: Matcher[] }
export type Segment =
  | { trait: string; op: Operator; value?: Scalar | Scalar[] }
  | { did: Matcher; at_least?: number; at_most?: number; within?: string }
  | { sequence: Matcher[]; within?: string }
  | { segment: string }
  | { all: Segment[] }
  | { any: Segment[] }
  | { not: Segment }

export interface Scope {
  per?: 'customer' | 'account' | 'session' | { property: string }
  from?: string
  to?: string
  customers?: Segment
  events?: Matcher
  timezone?: string
  now?: string
}

export interface FunnelStep {
  match: Matcher
  within?: string
  next?: boolean
  optional?: boolean
}
export interface Exclusion {
  match: Matcher
  after: number
  before: number
}
export interface Breakdown {
  property: string
  by: 'first' | 'last' | 'all' | { step: number }
  limit?: number
}
export interface FunnelQuestion extends Scope {
  ask: 'funnel'
  window: string
  order?: 'ordered' | 'strict' | 'any'
  steps: FunnelStep[]
  exclude?: Exclusion[]
  hold?: string[]
  breakdown?: Breakdown
}
export interface Labels {
  label?: string[]
  hide?: Matcher[]
  rename?: { pattern: string; to: string }[]
  collapse?: boolean
}
export interface PathsQuestion extends Scope, Labels {
  ask: 'paths'
  direction: 'forward' | 'backward'
  start?: Matcher
  end?: Matcher
  depth: number
  top: number
}
export interface TransitionsQuestion extends Scope, Labels {
  ask: 'transitions'
  least?: number
}
export interface VariantsQuestion extends Scope, Labels {
  ask: 'variants'
  top: number
  first?: number
}
export interface SessionsQuestion extends Scope {
  ask: 'sessions'
  gap: string
}
export type Period = 'day' | 'week' | 'month'
export interface RetentionQuestion extends Scope {
  ask: 'retention'
  start: Matcher
  return: Matcher
  period: Period
  periods: number
  mode?: 'on' | 'on_or_after'
  rolling?: boolean
}
export type Model = 'first' | 'last' | 'linear' | 'position' | 'time_decay' | 'shapley' | 'markov'
export interface AttributionQuestion extends Scope {
  ask: 'attribution'
  touch: string
  touches?: Matcher
  conversion: Matcher
  value?: string
  lookback: string
  half_life: string
  models: Model[]
  order?: number
}
export type Question =
  | FunnelQuestion
  | PathsQuestion
  | TransitionsQuestion
  | VariantsQuestion
  | SessionsQuestion
  | RetentionQuestion
  | AttributionQuestion
  | ConformanceQuestion
export type Ask = Question['ask']

export interface Warning {
  path: string
  message: string
}
export interface Answered {
  warnings?: Warning[]
}
export interface HistogramBin {
  from_ms: number
  to_ms: number | null
  count: number
}
export interface Times {
  p25_ms: number | null
  median_ms: number | null
  p75_ms: number | null
  p90_ms: number | null
  mean_ms: number | null
  histogram: HistogramBin[]
}
export interface StepReach {
  reached: number
  in_progress: number
  dropped: number | null
  rate_from_start: number | null
  rate_from_previous: number | null
  median_ms_from_start: number | null
  median_ms_from_previous: number | null
  from_start: Times
  from_previous: Times
}
export interface FunnelAnswer extends Answered {
  ask: 'funnel'
  steps: StepReach[]
  groups?: { value: string; steps: StepReach[] }[]
}
export interface PathNode {
  depth: number
  label: string
  customers: number
}
export interface PathLink {
  depth: number
  from: string
  to: string
  customers: number
}
export interface PathsAnswer extends Answered {
  ask: 'paths'
  customers: number
  nodes: PathNode[]
  links: PathLink[]
}
export interface TransitionNode {
  label: string
  count: number
  customers: number
}
export interface TransitionEdge {
  from: string
  to: string
  count: number
  customers: number
  median_ms: number | null
  mean_ms: number | null
}
export interface TransitionsAnswer extends Answered {
  ask: 'transitions'
  customers: number
  nodes: TransitionNode[]
  edges: TransitionEdge[]
}
export interface Variant {
  path: string[]
  customers: number
}
export interface VariantsAnswer extends Answered {
  ask: 'variants'
  distinct: number
  customers: number
  variants: Variant[]
}
export interface SessionsAnswer extends Answered {
  ask: 'sessions'
  sessions: number
  customers: number
  events: number
  events_per_session_mean: number | null
  duration_median_ms: number | null
  duration: Times
}
export interface Cohort {
  cohort: string
  size: number
  returned: number[]
  incomplete: boolean[]
}
export interface RetentionAnswer extends Answered {
  ask: 'retention'
  cohorts: Cohort[]
}
export interface AttributionAnswer extends Answered {
  ask: 'attribution'
  conversions: number
  null_paths: number
  value: number
  credit: Partial<Record<Model, Record<string, number>>>
  removal_effects?: Record<string, number>
}
export type Answer =
  | FunnelAnswer
  | PathsAnswer
  | TransitionsAnswer
  | VariantsAnswer
  | SessionsAnswer
  | RetentionAnswer
  | AttributionAnswer
  | ConformanceAnswer
export type AnswerTo<Q extends Question> = Extract<Answer, { ask: Q['ask'] }>

export type Role = 'viewer' | 'editor' | 'admin'
export type ThemeChoice = 'system' | 'light' | 'dark'
export interface Workspace {
  key: string
  name: string
  role: Role
  created_at: string
  is_first: boolean
}
export interface Me {
  id: string
  email: string
  name: string
  locale: string
  theme: ThemeChoice
  csrf: string
  /** Who has none signs in at a provider. */
  has_password: boolean
  workspaces: Workspace[]
}
/** Where one can sign in without a password of ours. */
export interface Provider {
  key: string
  name: string
}
export interface SignedIn {
  id: string
  is_current: boolean
  created_at: string
  last_seen_at: string
  expires_at: string
  user_agent: string
  address: string
}
export interface Member {
  user: string
  email: string
  name: string
  role: Role
}
export interface Invitation {
  id: string
  email: string
  role: Role
  created_at: string
  expires_at: string
}
export interface InvitationMade {
  invitation: Invitation
  token: string
}
export interface InvitationLook {
  workspace: string
  email: string
  role: Role
  has_account: boolean
}
export interface ApiKey {
  id: string
  name: string
  prefix: string
  role: Role
  created_at: string
  last_used_at: string | null
}
export interface KeyMade {
  key: ApiKey
  secret: string
}
export interface AuditEntry {
  id: string
  at: string
  actor_kind: 'user' | 'key' | 'system'
  actor: string | null
  action: string
  target: string
  detail: string
  address: string | null
}
export interface Page<T> {
  items: T[]
  next?: string | null
}
export interface StoredDocument<T> {
  key: string
  name: string
  body: T
  version: number
  updated_at: string
  updated_by: string
}
