import { describe, expect, test } from 'vitest'
import { differenceOfShares, wilson } from './proportion'

// Newcombe, Statistics in Medicine 17, 1998, 873–890, table II, method 10. Would catch a wrong limit at either side.
describe('differences are those of the paper', () => {
  test.each([
    [56, 70, 48, 80, 0.2, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.6, 0.1705, 0.809],
    [6, 7, 2, 7, 0.5714, 0.0582, 0.8062],
    [5, 56, 0, 29, 0.0893, -0.0381, 0.1926],
    [0, 10, 0, 20, 0, -0.1611, 0.2775],
    [0, 10, 0, 10, 0, -0.2775, 0.2775],
    [10, 10, 0, 20, 1, 0.6791, 1],
    [10, 10, 0, 10, 1, 0.6075, 1],
  ])('%i/%i against %i/%i', (a, m, b, n, points, low, high) => {
    const found = differenceOfShares(a, m, b, n)
    expect(found?.points).toBeCloseTo(points, 4)
    expect(found?.low).toBeCloseTo(low, 4)
    expect(found?.high).toBeCloseTo(high, 4)
  })
})

// Newcombe, Statistics in Medicine 17, 1998, 857–872, table I, method 3.
test.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])('the interval of %i/%i is that of the paper', (hits, total, low, high) => {
  const found = wilson(hits, total)
  expect(found?.low).toBeCloseTo(low, 4)
  expect(found?.high).toBeCloseTo(high, 4)
})

test('a difference is clear only when its interval leaves 0 out', () => {
  expect(differenceOfShares(56, 70, 48, 80)?.clear).toBe(true)
  expect(differenceOfShares(48, 80, 56, 70)?.clear).toBe(true)
  expect(differenceOfShares(5, 56, 0, 29)?.clear).toBe(false)
})

test('of nobody nothing is said', () => {
  expect(wilson(0, 0)).toBeNull()
  expect(differenceOfShares(1, 2, 0, 0)).toBeNull()
})

test('swapping the two turns the interval round', () => {
  const [one, other] = [differenceOfShares(56, 70, 48, 80), differenceOfShares(48, 80, 56, 70)]
  expect(one?.low).toBeCloseTo(-(other?.high ?? 0), 12)
})
