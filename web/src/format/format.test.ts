import { describe, expect, test } from 'vitest'
import { formatAgo, formatCohort, formatDay } from './date'
import { durationInWords, formatDuration, formatDurationRange, parseDuration } from './duration'
import { formatBytes, formatCount, formatLevel, formatMoney, formatPoints, formatShare } from './number'

/** Intl writes no-break spaces; the cases are easier to read with plain ones. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')

describe('shares', () => {
  test.each([
    [0.5593, 'en', '56%'],
    [0.5593, 'ro', '56 %'],
    [0.0123, 'ro', '1,2 %'],
    [0, 'en', '0%'],
    [1, 'en', '100%'],
    [0.9999, 'en', '> 99%'],
    [0.00001, 'en', '< 0.1%'],
    [null, 'en', '–'],
  ])('%s in %s is %s', (share, locale, expected) => expect(plain(formatShare(share, locale))).toBe(expected))
})

describe('durations', () => {
  test.each([
    [34_794, 'en', '35 sec'],
    [1_560_000, 'en', '26 min'],
    [293_760_000, 'en', '3.4 days'],
    [293_760_000, 'ro', '3,4 zile'],
    [0, 'en', '0 sec'],
    [null, 'en', '–'],
  ])('%s ms in %s is %s', (millis, locale, expected) => expect(plain(formatDuration(millis, locale))).toBe(expected))

  test.each([
    [300_000, 900_000, 'en', '5–15 min'],
    [1_800_000, 3_600_000, 'en', '30 min – 1 hr'],
    [86_400_000, 172_800_000, 'ro', '1–2 zile'],
  ])('%s to %s ms in %s is %s', (from, to, locale, expected) =>
    expect(plain(formatDurationRange(from, to, locale))).toBe(expected),
  )

  test('of questions are read and said', () => {
    expect(parseDuration('7d')).toEqual({ amount: 7, unit: 'd' })
    expect(parseDuration('7x')).toBeNull()
    expect(durationInWords('30m', 'en')).toBe('30 minutes')
    expect(plain(durationInWords('7d', 'ro'))).toBe('7 zile')
  })
})

test('counts are grouped as the reader groups them', () => {
  expect(formatCount(1234567, 'en')).toBe('1,234,567')
  expect(formatCount(1234567, 'ro')).toBe('1.234.567')
  expect(formatCount(1234567, 'en', true)).toBe('1.2M')
})

test('points carry their sign', () => {
  expect(formatPoints(0.041, 'en')).toBe('+4.1')
  expect(formatPoints(-0.003, 'en')).toBe('−0.3')
  expect(formatPoints(0, 'en')).toBe('0')
})

test('days and cohorts do not slip to the day before', () => {
  expect(formatDay('2026-11-24', 'en-GB')).toBe('24 Nov 2026')
  expect(formatCohort('2026-11-01', 'month', 'en')).toBe('Nov 2026')
  expect(formatCohort('2026-11-02', 'week', 'en-GB')).toBe('2 Nov')
})

test('the past is told from now', () => {
  expect(formatAgo('2026-11-20T00:00:00Z', Date.parse('2026-11-23T00:00:00Z'), 'en')).toBe('3 days ago')
})

test('sizes have the unit in which they are short', () => {
  expect(plain(formatBytes(0, 'en'))).toBe('0 bytes')
  expect(plain(formatBytes(244_496, 'en'))).toBe('244 kB')
  expect(plain(formatBytes(1_240_000_000, 'ro'))).toBe('1,2 GB')
})

test('money is short and keeps its currency; feelings keep their sign', () => {
  expect(plain(formatMoney(31_400, 'EUR', 'en'))).toBe('€31.4K')
  expect(plain(formatMoney(194_000, undefined, 'en'))).toBe('194K')
  expect([formatLevel(-0.426, 'en'), formatLevel(0.2, 'ro'), formatLevel(0, 'en')]).toEqual(['−0.43', '+0,20', '0.00'])
})
