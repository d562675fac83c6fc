/**
 * What pages speak of with the server. Answers and records are those of the OpenAPI document; questions are written here as
 * pages write them, which is narrower than what may be asked, and are held to the document where they are sent.
 */
import type { ConformanceAnswer, ConformanceQuestion } from './conformance'
import type * as told from './generated'

export type { Operator, Scalar } from './generated'
export interface Condition {
  property: string
  op: told.Operator
  value?: told.Scalar | told.Scalar[]
}
export type Matcher = string | { event?: string; where?: Condition[] } | { any: Matcher[] }
export type Segment =
  | { trait: string; op: told.Operator; value?: told.Scalar | told.Scalar[] }
  | { did: Matcher; at_least?: number; at_most?: number; within?: string }
  | { sequence: Matcher[]; within?: string }
  | { segment: string }
  | { all: Segment[] }
  | { any: Segment[] }
  | { not: Segment }

export interface Scope {
  per?: 'customer' | 'account' | 'session' | { session: string } | { property: string }
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
export type Period = told.Period
export interface RetentionQuestion extends Scope {
  ask: 'retention'
  start: Matcher
  return: Matcher
  period: Period
  periods: number
  mode?: 'on' | 'on_or_after'
  rolling?: boolean
}
export type Model = told.AttributionModel
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

export type {
  Cohort,
  HistogramBin,
  PathLink,
  PathNode,
  StepReach,
  Times,
  TransitionEdge,
  TransitionNode,
  Variant,
  Warning,
} from './generated'
/** The answer to a question of a kind. */
export type AnswerOf<A extends told.AnswerBody['ask']> = Extract<told.AnswerBody, { ask: A }> & Answered
export type Answered = Pick<told.Answer, 'warnings'>
export type FunnelAnswer = AnswerOf<'funnel'>
export type PathsAnswer = AnswerOf<'paths'>
export type TransitionsAnswer = AnswerOf<'transitions'>
export type VariantsAnswer = AnswerOf<'variants'>
export type SessionsAnswer = AnswerOf<'sessions'>
export type RetentionAnswer = AnswerOf<'retention'>
export type AttributionAnswer = AnswerOf<'attribution'>
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

export type {
  AuditEntry,
  FactorBegun,
  Invitation,
  Key as ApiKey,
  Me,
  Member,
  Role,
  Session as SignedIn,
  ThemeChoice,
  Workspace,
} from './generated'
/** A page of a list. */
export type Page<T> = Omit<told.PageOfKey, 'items'> & { items: T[] }
/** A saved document; the OpenAPI document does not say what it says. */
export type StoredDocument<T> = Omit<told.Document, 'body' | 'created_at' | 'created_by'> & { body: T }
