import { expect, test } from 'vitest'
import { GROCER, NUMBERS } from './grocer'
import { stepRows } from './rows'

test('every step has a row, also one without events, and owners come from the stage or the map', () => {
  const rows = stepRows(GROCER, NUMBERS)
  expect(rows.map((row) => [row.place.name, row.observed?.reached ?? null, row.place.owner?.name])).toEqual([
    ['Visits', 90, 'Web'],
    ['talk', null, 'Web'],
    ['basket', 60, 'Retail'],
    ['Pays', 40, 'Retail'],
  ])
  expect(rows[1]?.assumed).toBe(-0.5)
})
