import type { ConformanceAnswer, Outcome, StepConformance } from '../../api/conformance'
import { type Difference, differenceOfShares } from '../../stats/proportion'

/** The parts that make up everyone who entered, in the order drawn. */
export const PARTS = ['completed', 'late', 'out_of_order', 'missing', 'skipped'] as const satisfies readonly Outcome[]
export type Part = (typeof PARTS)[number]

export interface PartBar {
  part: Part
  count: number
  share: number
  /** Where it begins, as a share of the bar. */
  from: number
}

export interface ConformanceRow {
  index: number
  key: string
  parts: PartBar[]
  reached: number
  reachedShare: number | null
  completed: number
  completedShare: number | null
  medianMillis: number | null
  /** The same step in the compared answer, and how much more completed it in time here. */
  other: { parts: PartBar[]; completedShare: number; difference: Difference } | null
}

/** Steps as bars of parts, with the compared answer beside them where there is one. */
export function shapeConformance(answer: ConformanceAnswer, compared?: ConformanceAnswer): ConformanceRow[] {
  const { entered } = answer
  const share = (count: number) => (entered > 0 ? count / entered : null)
  return answer.steps.map((step, index) => {
    const other = compared?.steps[index]
    const difference =
      other && compared ? differenceOfShares(step.completed, entered, other.completed, compared.entered) : null
    return {
      index,
      key: step.key,
      parts: partsOf(step, entered),
      reached: step.reached,
      reachedShare: share(step.reached),
      completed: step.completed,
      completedShare: share(step.completed),
      medianMillis: step.median_ms_from_previous,
      other:
        other && compared && difference
          ? { parts: partsOf(other, compared.entered), completedShare: other.completed / compared.entered, difference }
          : null,
    }
  })
}

/** Parts that nobody is in are left out. */
function partsOf(step: StepConformance, entered: number): PartBar[] {
  if (entered === 0) return []
  let from = 0
  return PARTS.map((part) => {
    const bar = { part, count: step[part], share: step[part] / entered, from }
    from += bar.share
    return bar
  }).filter((bar) => bar.count > 0)
}
