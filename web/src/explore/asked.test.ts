import { expect, test } from 'vitest'
import type { SessionsQuestion } from '../api/types'
import { askedPair } from './asked'

const QUESTION: SessionsQuestion = { ask: 'sessions', gap: '30m' }
const SEGMENTS = [
  { key: 'a', name: 'A', body: { did: 'a' }, version: 1, updated_at: '', updated_by: '' },
  { key: 'b', name: 'B', body: { did: 'b' }, version: 1, updated_at: '', updated_by: '' },
]

test('against another segment the days are the same, against other days the segment is', () => {
  const days = { from: '2026-11-14', to: '2026-11-21' }
  const segment = askedPair(QUESTION, { ...days, segment: 'a', compare: 'b' }, SEGMENTS)
  expect(segment.other).toEqual({ ...QUESTION, ...days, customers: { did: 'b' } })
  const period = askedPair(QUESTION, { ...days, segment: 'a', compare: 'previous' }, SEGMENTS)
  expect(period.other).toEqual({ ...QUESTION, from: '2026-11-07', to: '2026-11-14', customers: { did: 'a' } })
})

test('with nothing to compare there is no second question', () => {
  expect(askedPair(QUESTION, {}, SEGMENTS).other).toBeNull()
  expect(askedPair(QUESTION, { compare: 'gone' }, SEGMENTS).other).toBeNull()
})
