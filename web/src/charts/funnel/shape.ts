import type { StepReach } from '../../api/types'
import { type Difference, differenceOfShares } from '../../stats/proportion'

export interface FunnelBar {
  index: number
  reached: number
  inProgress: number
  dropped: number
  /** Shares of those who reached the first step: heights of the bar and of what waits above it. */
  share: number
  shareInProgress: number
  /** Share of those who reached the step before. */
  fromPrevious: number | null
  shareDropped: number | null
  medianMillis: number | null
  /** The same step in the compared answer. */
  other: { reached: number; share: number; difference: Difference } | null
}

/** Steps as bars, with the compared answer beside them where there is one. */
export function shapeFunnel(steps: StepReach[], compared?: StepReach[]): FunnelBar[] {
  const start = steps[0]?.reached ?? 0
  const otherStart = compared?.[0]?.reached ?? 0
  return steps.map((step, index) => {
    const other = compared?.[index]
    const difference = other ? differenceOfShares(step.reached, start, other.reached, otherStart) : null
    return {
      index,
      reached: step.reached,
      inProgress: step.in_progress,
      dropped: step.dropped ?? 0,
      share: start > 0 ? step.reached / start : 0,
      shareInProgress: start > 0 ? step.in_progress / start : 0,
      fromPrevious: index === 0 ? null : step.rate_from_previous,
      shareDropped: dropShare(step),
      medianMillis: index === 0 ? null : step.median_ms_from_previous,
      other: other && difference ? { reached: other.reached, share: other.reached / otherStart, difference } : null,
    }
  })
}

function dropShare({ dropped, reached, in_progress }: StepReach): number | null {
  if (dropped === null) return null
  const before = dropped + reached + in_progress
  return before > 0 ? dropped / before : null
}
