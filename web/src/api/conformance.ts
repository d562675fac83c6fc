import type { AnswerOf, Matcher, Scope } from './types'

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

export type { StepConformance, UnmappedEvent } from './generated'
export type ConformanceAnswer = AnswerOf<'conformance'>

/** A part of a step's customers, as the list of customers behind it is asked for. */
export const OUTCOMES = ['completed', 'late', 'out_of_order', 'missing', 'skipped', 'reached'] as const
export type Outcome = (typeof OUTCOMES)[number]
