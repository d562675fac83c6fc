import { expect, test } from 'vitest'
import type { Segment } from '../../api/types'
import { asGroup, bare, isWhole, tidy, toSegment } from './tree'

const BOUGHT: Segment = { did: 'purchase', at_least: 2 }

test('a saved segment of any shape can be opened and comes back the same', () => {
  const saved: Segment = { any: [BOUGHT, { not: { segment: 'regulars' } }] }
  expect(tidy(toSegment(asGroup(saved)))).toEqual(saved)
  expect(tidy(toSegment(asGroup(BOUGHT)))).toEqual(BOUGHT)
})

test('groups of one and double negations fall away', () => {
  expect(tidy({ all: [{ any: [{ not: { not: BOUGHT } }] }] })).toEqual(BOUGHT)
  expect(tidy({ not: { all: [{ not: BOUGHT }] } })).toEqual(BOUGHT)
  expect(bare({ not: { not: { not: BOUGHT } } })).toEqual({ part: BOUGHT, not: true })
})

// Would catch a half-filled draft sent to the server with each key pressed.
test.each<[Segment, boolean]>([
  [BOUGHT, true],
  [{ all: [] }, false],
  [{ trait: '', op: 'eq', value: 'x' }, false],
  [{ trait: 'age', op: 'eq', value: '' }, false],
  [{ trait: 'age', op: 'in', value: [] }, false],
  [{ trait: 'age', op: 'exists' }, true],
  [{ trait: 'age', op: 'eq', value: 0 }, true],
  [{ sequence: ['visit'] }, false],
  [{ sequence: ['visit', 'purchase'], within: '7d' }, true],
  [{ segment: '' }, false],
  [{ not: { segment: '' } }, false],
  [{ did: { event: 'visit', where: [{ property: '', op: 'eq', value: '' }] } }, false],
])('%j is whole: %s', (segment, whole) => expect(isWhole(segment)).toBe(whole))
