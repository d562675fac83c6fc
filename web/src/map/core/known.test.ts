import { expect, test } from 'vitest'
import { GROCER } from './grocer'
import { byImpact, reviewDue, rice } from './known'

test('money decides before customers, and customers before severity', () => {
  const pains = [
    { key: 'a', text: '', severity: 5 },
    { key: 'b', text: '', customers: 10 },
    { key: 'c', text: '', value: 1, severity: 1 },
    { key: 'd', text: '', customers: 20 },
  ]
  expect(byImpact(pains).map((pain) => pain.key)).toEqual(['c', 'd', 'b', 'a'])
})

test('a score needs reach, impact and effort; confidence not given is full', () => {
  expect(rice({ key: 'o', text: '', impact: 2, effort: 4 }, 100)).toBe(50)
  expect(rice({ key: 'o', text: '', impact: 2, effort: 4, confidence: 0.5 }, 100)).toBe(25)
  expect(rice({ key: 'o', text: '', impact: 2 }, 100)).toBeNull()
})

test('a review is due after the last one, and never where there was none', () => {
  expect(reviewDue({ ...GROCER, review: { every: '90d', last: '2026-10-01' } })).toBe('2026-12-30')
  expect(reviewDue({ ...GROCER, review: { every: '90d' } })).toBeNull()
})
