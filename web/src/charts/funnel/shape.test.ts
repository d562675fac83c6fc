import { expect, test } from 'vitest'
import type { StepReach, Times } from '../../api/types'
import { differenceOfShares, shapeFunnel, wilson } from './shape'

const NO_TIMES: Times = { p25_ms: null, median_ms: null, p75_ms: null, p90_ms: null, mean_ms: null, histogram: [] }

function step(reached: number, inProgress: number, dropped: number | null): StepReach {
  return {
    reached,
    in_progress: inProgress,
    dropped,
    rate_from_start: null,
    rate_from_previous: null,
    median_ms_from_start: null,
    median_ms_from_previous: null,
    from_start: NO_TIMES,
    from_previous: NO_TIMES,
  }
}

test('reached, in progress and dropped make up the step before', () => {
  const [, second] = shapeFunnel([step(200, 0, null), step(100, 20, 80)])
  expect(second).toMatchObject({ share: 0.5, shareInProgress: 0.1, shareDropped: 0.4 })
})

test('a funnel that nobody entered has no bars of NaN', () => {
  const [first, second] = shapeFunnel([step(0, 0, null), step(0, 0, 0)])
  expect(first?.share).toBe(0)
  expect(second?.shareDropped).toBeNull()
})

test('the difference of 56/70 and 48/80 is that of the paper', () => {
  const { points, low, high } = differenceOfShares(56, 70, 48, 80)
  expect(points).toBeCloseTo(0.2, 4)
  expect(low).toBeCloseTo(0.0524, 4)
  expect(high).toBeCloseTo(0.3339, 4)
})

test('an interval stays between 0 and 1', () => {
  expect(wilson(0, 10)[0]).toBeCloseTo(0, 10)
  expect(wilson(10, 10)[1]).toBeCloseTo(1, 10)
})
