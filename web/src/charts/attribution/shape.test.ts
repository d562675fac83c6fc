import { expect, test } from 'vitest'
import { shapeAttribution } from './shape'

test('a channel that a model leaves out has no credit there, and the spread says how models differ', () => {
  const rows = shapeAttribution(
    {
      ask: 'attribution',
      conversions: 2,
      null_paths: 0,
      value: 10,
      credit: { first: { ads: 10 }, last: { ads: 4, web: 6 } },
      removal_effects: { ads: 0.5 },
    },
    ['first', 'last'],
  )
  expect(rows.map((row) => row.touch)).toEqual(['ads', 'web'])
  expect(rows[0]).toMatchObject({ spread: 0.6, removal: 0.5 })
  expect(rows[1]?.shares[0]).toEqual({ model: 'first', value: 0, share: 0 })
})
