import { expect, test } from 'vitest'
import { againstShares } from './against'

const own = { rows: [{ name: 'a', customers: 80 }], total: 100 }
const other = { rows: [{ name: 'a', customers: 20 }], total: 40 }
const name = (row: { name: string }) => row.name
const customers = (row: { customers: number }) => row.customers

// Would catch: shares of the wrong whole, and a way that was only not listed told as one that nobody takes.
test('each row finds itself in the other group', () => {
  const against = againstShares(own, other, name, customers, true)
  const found = against({ name: 'a', customers: 80 })
  expect(found?.share).toBe(0.5)
  expect(found?.difference.points).toBeCloseTo(0.3)
  expect(found?.difference.clear).toBe(true)
})

test('what the other group does not name is nobody or unknown', () => {
  const unnamed = { name: 'b', customers: 10 }
  expect(againstShares(own, other, name, customers, true)(unnamed)?.share).toBe(0)
  expect(againstShares(own, other, name, customers, false)(unnamed)).toBeNull()
})

test('nothing to compare with, and nobody in it', () => {
  expect(againstShares(own, undefined, name, customers, true)({ name: 'a', customers: 80 })).toBeNull()
  expect(againstShares(own, { rows: [], total: 0 }, name, customers, true)({ name: 'a', customers: 80 })).toBeNull()
})
