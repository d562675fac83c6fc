import { expect, test } from 'vitest'
import { shapeVolumes } from './shape'

const volume = (from: string, events: number) => ({ from, events, customers: events })

test('a week in which nothing happened is drawn as nothing, not left out', () => {
  const shaped = shapeVolumes([volume('2026-01-05', 3), volume('2026-01-19', 1)], 'week')
  expect(shaped.map((each) => [each.from, each.events])).toEqual([
    ['2026-01-05', 3],
    ['2026-01-12', 0],
    ['2026-01-19', 1],
  ])
})

test('months go over the end of a year', () => {
  const shaped = shapeVolumes([volume('2025-12-01', 1), volume('2026-02-01', 1)], 'month')
  expect(shaped.map((each) => each.from)).toEqual(['2025-12-01', '2026-01-01', '2026-02-01'])
})

test('one stray event of another century does not draw a million days', () => {
  const items = [volume('0001-01-01', 1), volume('2026-01-01', 5)]
  expect(shapeVolumes(items, 'day')).toEqual(items)
  expect(shapeVolumes([], 'day')).toEqual([])
})
