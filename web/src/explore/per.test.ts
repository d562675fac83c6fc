import { expect, test } from 'vitest'
import { partedBy, pauseOf, perKind, perPause } from './per'

// Would catch: visits that are taken for something else, and a pause that is lost on its way through the address.
test('whose journeys are counted is read as it is written', () => {
  expect(([undefined, 'customer', 'account', 'session'] as const).map(perKind)).toEqual([
    'customer',
    'customer',
    'account',
    'session',
  ])
  for (const pause of ['30m', '2h']) {
    expect(perKind(perPause(pause))).toBe('session')
    expect(pauseOf(perPause(pause))).toBe(pause)
  }
  expect(perPause('30m')).toBe('session')
  expect(perKind({ property: 'order_id' })).toBe('property')
  expect(partedBy({ property: 'order_id' })).toBe('order_id')
  expect(partedBy({ session: '2h' })).toBe('')
})
