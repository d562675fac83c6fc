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

// Would catch: a page that breaks over an address that was cut off or made up, where the server could tell what is wrong.
test('what nobody can be meant by is no reason to break', () => {
  for (const per of ['week', 7, null, true, [], {}, { session: 5 }, { property: null }] as never[]) {
    expect(perKind(per)).toBe('customer')
    expect(pauseOf(per)).toBe('30m')
    expect(partedBy(per)).toBe('')
  }
})
