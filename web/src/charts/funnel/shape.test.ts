import { expect, test } from 'vitest'
import type { StepReach, Times } from '../../api/types'
import { shapeFunnel } from './shape'

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

test('a compared step has its own share and the difference of the two', () => {
  const [, second] = shapeFunnel([step(70, 0, null), step(56, 0, 14)], [step(80, 0, null), step(48, 0, 32)])
  expect(second?.other).toMatchObject({ reached: 48, share: 0.6 })
  expect(second?.other?.difference.low).toBeCloseTo(0.0524, 4)
})

test('a funnel that nobody entered is not compared', () => {
  expect(shapeFunnel([step(0, 0, null)], [step(10, 0, null)])[0]?.other).toBeNull()
})
