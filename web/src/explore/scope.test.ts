import { expect, test } from 'vitest'
import type { SessionsQuestion } from '../api/types'
import { comparedPeriod, inScope, lastDays, outOfScope, periodBefore } from './scope'

const QUESTION: SessionsQuestion = { ask: 'sessions', gap: '30m' }

test('a period of days ends with the last day of the data, which is in it', () => {
  expect(lastDays(7, '2026-11-20T18:00:00Z')).toEqual({ from: '2026-11-14', to: '2026-11-21' })
})

test('the period before is as long and ends where this one starts', () => {
  expect(periodBefore({ from: '2026-11-14', to: '2026-11-21' })).toEqual({ from: '2026-11-07', to: '2026-11-14' })
  expect(periodBefore({ from: '2026-11-14' })).toBeNull()
  expect(periodBefore({ from: '2026-11-14', to: '2026-11-14' })).toBeNull()
})

test('a question leaves the scope as it came into it', () => {
  const search = { from: '2026-01-01', to: '2026-02-01', zone: 'Europe/Bucharest' }
  const asked = inScope(QUESTION, search)
  expect(asked).toEqual({ ...QUESTION, from: '2026-01-01', to: '2026-02-01', timezone: 'Europe/Bucharest' })
  expect(outOfScope(asked)).toEqual({ question: QUESTION, search })
})

test('a segment of the question and one of the page both hold', () => {
  const own = { did: 'visit' }
  const page = { did: 'purchase' }
  expect(inScope({ ...QUESTION, customers: own }, {}, page).customers).toEqual({ all: [own, page] })
})

test('a page is compared with the period before or with a chosen one, never with one that ends before it begins', () => {
  const page = { from: '2026-11-14', to: '2026-11-21' }
  expect(comparedPeriod({ ...page, compare: 'previous' })).toEqual({ from: '2026-11-07', to: '2026-11-14' })
  expect(comparedPeriod({ ...page, compare: 'period', cfrom: '2026-01-01', cto: '2026-02-01' })).toEqual({
    from: '2026-01-01',
    to: '2026-02-01',
  })
  expect(comparedPeriod({ ...page, compare: 'period', cfrom: '2026-02-01', cto: '2026-01-01' })).toBeNull()
  expect(comparedPeriod({ ...page, compare: 'regulars' })).toBeNull()
})
