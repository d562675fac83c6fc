import type { StepReach } from '../../api/types'

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
  other: { share: number; difference: Difference } | null
}

export interface Difference {
  /** This share minus the other. */
  points: number
  low: number
  high: number
}

/** Steps as bars, with the compared answer beside them where there is one. */
export function shapeFunnel(steps: StepReach[], compared?: StepReach[]): FunnelBar[] {
  const start = steps[0]?.reached ?? 0
  const otherStart = compared?.[0]?.reached ?? 0
  return steps.map((step, index) => {
    const other = compared?.[index]
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
      other:
        other && otherStart > 0 && start > 0
          ? {
              share: other.reached / otherStart,
              difference: differenceOfShares(step.reached, start, other.reached, otherStart),
            }
          : null,
    }
  })
}

function dropShare({ dropped, reached, in_progress }: StepReach): number | null {
  if (dropped === null) return null
  const before = dropped + reached + in_progress
  return before > 0 ? dropped / before : null
}

const Z_95 = 1.959964

/**
 * Difference of two independent shares with its 95 % interval: Newcombe's hybrid score method
 * (Statistics in Medicine 17, 1998, method 10), which stays honest near 0 and 1.
 */
export function differenceOfShares(hits: number, total: number, otherHits: number, otherTotal: number): Difference {
  const share = hits / total
  const other = otherHits / otherTotal
  const [low, high] = wilson(hits, total)
  const [otherLow, otherHigh] = wilson(otherHits, otherTotal)
  const points = share - other
  return {
    points,
    low: points - Math.hypot(share - low, otherHigh - other),
    high: points + Math.hypot(high - share, other - otherLow),
  }
}

/** Wilson's score interval of a share, 95 %. */
export function wilson(hits: number, total: number): [number, number] {
  const share = hits / total
  const square = Z_95 * Z_95
  const middle = share + square / (2 * total)
  const spread = Z_95 * Math.sqrt((share * (1 - share)) / total + square / (4 * total * total))
  const scale = 1 + square / total
  return [(middle - spread) / scale, (middle + spread) / scale]
}
