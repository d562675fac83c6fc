import type { Cohort } from '../../api/types'
import { type Difference, differenceOfShares } from '../../stats/proportion'

export interface Cell {
  period: number
  returned: number
  share: number
  incomplete: boolean
}

export interface CohortRow {
  cohort: string
  size: number
  cells: Cell[]
}

export interface CurvePoint {
  period: number
  /** Share of all customers whose cohort has the whole period behind it; null where none has. */
  share: number | null
  customers: number
  returned: number
}

/** Cohorts as rows of shares. Cells of periods that lie wholly ahead are left out: that makes the triangle. */
export function shapeCohorts(cohorts: Cohort[]): CohortRow[] {
  return cohorts.map(({ cohort, size, returned, incomplete }) => {
    const cells = returned.map((count, period) => ({
      period,
      returned: count,
      share: size > 0 ? count / size : 0,
      incomplete: incomplete[period] ?? false,
    }))
    const last = cells.findLastIndex((cell) => !cell.incomplete || cell.returned > 0)
    return { cohort, size, cells: cells.slice(0, last + 1) }
  })
}

/** How many come back after n periods, over all cohorts old enough, each customer counting once. */
export function shapeCurve(cohorts: Cohort[]): CurvePoint[] {
  const periods = Math.max(0, ...cohorts.map((each) => each.returned.length))
  return Array.from({ length: periods }, (_, period) => {
    const whole = cohorts.filter((each) => each.incomplete[period] === false)
    const customers = whole.reduce((sum, each) => sum + each.size, 0)
    const returned = whole.reduce((sum, each) => sum + (each.returned[period] ?? 0), 0)
    return { period, customers, returned, share: customers > 0 ? returned / customers : null }
  })
}

export interface ComparedPoint extends CurvePoint {
  other: { share: number; difference: Difference } | null
}

/** The curve beside the one it is compared with, period by period. */
export function compareCurves(points: CurvePoint[], others: CurvePoint[]): ComparedPoint[] {
  return points.map((point) => {
    const other = others[point.period]
    const difference = other
      ? differenceOfShares(point.returned, point.customers, other.returned, other.customers)
      : null
    return { ...point, other: other?.share != null && difference ? { share: other.share, difference } : null }
  })
}
