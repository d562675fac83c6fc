import { expect, test } from 'vitest'
import { compareCurves, shapeCohorts, shapeCurve } from './shape'

const COHORTS = [
  { cohort: '2026-09-01', size: 100, returned: [50, 20, 10], incomplete: [false, false, false] },
  { cohort: '2026-10-01', size: 300, returned: [90, 30, 0], incomplete: [false, true, true] },
]

test('periods that lie ahead are no cells, those that have begun are marked', () => {
  const [, young] = shapeCohorts(COHORTS)
  expect(young?.cells.map((cell) => [cell.share, cell.incomplete])).toEqual([
    [0.3, false],
    [0.1, true],
  ])
})

test('the curve weighs customers, not cohorts, and waits for periods that are not over', () => {
  expect(shapeCurve(COHORTS)).toEqual([
    { period: 0, customers: 400, returned: 140, share: 0.35 },
    { period: 1, customers: 100, returned: 20, share: 0.2 },
    { period: 2, customers: 100, returned: 10, share: 0.1 },
  ])
})

test('curves are compared period by period, and only where both have customers', () => {
  const points = shapeCurve(COHORTS)
  const others = [
    { period: 0, customers: 200, returned: 50, share: 0.25 },
    { period: 1, customers: 0, returned: 0, share: null },
  ]
  const compared = compareCurves(points, others)
  expect(compared[0]?.other?.difference.points).toBeCloseTo(0.1, 10)
  expect(compared.slice(1).map((point) => point.other)).toEqual([null, null])
})
