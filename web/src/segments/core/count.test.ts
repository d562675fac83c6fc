import { expect, test } from 'vitest'
import { countOf, withCount } from './count'
import type { Did } from './tree'

// Would catch a count that changes its meaning on the way through the builder.
test.each<Did>([
  { did: 'x', at_least: 1 },
  { did: 'x', at_most: 0 },
  { did: 'x', at_most: 3, within: '30d' },
  { did: 'x', at_least: 2, at_most: 2 },
  { did: 'x', at_least: 2, at_most: 5 },
])('%j stays what it is', (did) => expect(withCount(did, countOf(did))).toEqual(did))

test('without bounds it is at least once', () => {
  expect(countOf({ did: 'x' })).toEqual({ mode: 'at_least', low: 1, high: 1 })
})

test('bounds given the wrong way round are turned, or the server would refuse them', () => {
  expect(withCount({ did: 'x' }, { mode: 'between', low: 5, high: 2 })).toEqual({ did: 'x', at_least: 2, at_most: 5 })
})
