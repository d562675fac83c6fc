import { expect, test } from 'vitest'
import type { ConformanceAnswer, StepConformance } from '../../api/conformance'
import { shapeConformance } from './shape'

const TIMES = { p25_ms: null, median_ms: null, p75_ms: null, p90_ms: null, mean_ms: null, histogram: [] }

function answer(entered: number, step: Partial<StepConformance>): ConformanceAnswer {
  const nothing = { completed: 0, late: 0, out_of_order: 0, missing: 0, skipped: 0, reached: 0, last: 0 }
  return {
    ask: 'conformance',
    entered,
    customers: entered,
    fit: null,
    mapped_share: null,
    steps: [{ key: 'pay', ...nothing, median_ms_from_previous: null, from_previous: TIMES, ...step }],
    unmapped: [],
  }
}

test('the parts fill the bar without a gap, and empty ones are left out', () => {
  const [row] = shapeConformance(answer(100, { completed: 50, late: 10, missing: 40 }))
  expect(row?.parts.map(({ part, share, from }) => [part, share, from])).toEqual([
    ['completed', 0.5, 0],
    ['late', 0.1, 0.5],
    ['missing', 0.4, 0.6],
  ])
})

test('a difference is that of the shares completed in time, with its interval', () => {
  const [row] = shapeConformance(answer(70, { completed: 56, missing: 14 }), answer(80, { completed: 48, missing: 32 }))
  expect(row?.other?.difference.points).toBeCloseTo(0.2, 6)
  expect(row?.other?.difference.low).toBeCloseTo(0.0524, 4)
})

test('where nobody entered there are no shares, and nothing is compared', () => {
  const [row] = shapeConformance(answer(0, {}), answer(10, { completed: 10 }))
  expect(row).toMatchObject({ parts: [], completedShare: null, other: null })
})
