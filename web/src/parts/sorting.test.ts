import { expect, test } from 'vitest'
import { sorted } from './sorting'

const ROWS = [
  { name: 'visit 10', count: 90 },
  { name: 'talk', count: null },
  { name: 'visit 9', count: 60 },
]

test('what has no number stands last, whichever way the table is sorted', () => {
  const order = (down: boolean) => sorted(ROWS, (row) => row.count, down, 'en').map((row) => row.count)
  expect(order(true)).toEqual([90, 60, null])
  expect(order(false)).toEqual([60, 90, null])
})

test('names are sorted as people do, 9 before 10', () => {
  expect(sorted(ROWS, (row) => row.name, false, 'en').map((row) => row.name)).toEqual(['talk', 'visit 9', 'visit 10'])
})
