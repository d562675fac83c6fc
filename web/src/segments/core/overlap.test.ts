import { expect, test } from 'vitest'
import { combinations, setRows } from './overlap'

const [A, B, C] = [{ did: 'a' }, { did: 'b' }, { did: 'c' }]

test('each customer in any of the segments is in exactly one combination', () => {
  const all = combinations([A, B, C])
  expect(all).toHaveLength(7)
  expect(new Set(all.map((each) => each.inside.join())).size).toBe(7)
  expect(all[0]?.segment).toEqual({ all: [A, { not: B }, { not: C }] })
})

test('combinations that nobody is in are no rows', () => {
  const rows = setRows(combinations([A, B]), [5, 0, 9])
  expect(rows).toEqual([
    { inside: [true, true], count: 9 },
    { inside: [true, false], count: 5 },
  ])
})
