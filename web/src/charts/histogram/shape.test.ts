import { expect, test } from 'vitest'
import { shapeHistogram } from './shape'

const seconds = {
  duration: (millis: number) => `${millis / 1000} s`,
  range: (from: number, to: number) => `${from / 1000}–${to / 1000} s`,
}

test('bins say their bounds; empty ones stay only between others', () => {
  const bins = [
    { from_ms: 0, to_ms: 1000, count: 3 },
    { from_ms: 1000, to_ms: 5000, count: 0 },
    { from_ms: 5000, to_ms: null, count: 1 },
  ]
  expect(shapeHistogram(bins, seconds)).toEqual([
    { label: '< 1 s', count: 3, share: 0.75 },
    { label: '1–5 s', count: 0, share: 0 },
    { label: '≥ 5 s', count: 1, share: 0.25 },
  ])
  expect(shapeHistogram([{ from_ms: 0, to_ms: 1000, count: 0 }], seconds)).toEqual([])
})
