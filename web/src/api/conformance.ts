import type { Answered, Matcher, Scope, Times } from './types'

export interface PlannedStep {
  key: string
  match: Matcher
  required?: boolean
  within?: string
}
export interface ConformanceQuestion extends Scope {
  ask: 'conformance'
  steps: PlannedStep[]
}

/** What becomes of a step; completed, late, out of order, missing and skipped sum to those who entered. */
export interface StepConformance {
  key: string
  completed: number
  late: number
  out_of_order: number
  missing: number
  skipped: number
  reached: number
  last: number
  median_ms_from_previous: number | null
  from_previous: Times
}
export interface UnmappedEvent {
  event: string
  count: number
  share: number
}
export interface ConformanceAnswer extends Answered {
  ask: 'conformance'
  entered: number
  customers: number
  fit: number | null
  mapped_share: number | null
  steps: StepConformance[]
  unmapped: UnmappedEvent[]
}

/** A part of a step's customers, as the list of customers behind it is asked for. */
export const OUTCOMES = ['completed', 'late', 'out_of_order', 'missing', 'skipped', 'reached'] as const
export type Outcome = (typeof OUTCOMES)[number]
