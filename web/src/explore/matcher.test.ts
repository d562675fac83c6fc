import { expect, test } from 'vitest'
import type { Condition } from '../api/types'
import { eventNames, isWhole, sayValue, simple } from './matcher'

// Would catch: a question refused while one of its conditions is still being written, and one that is never asked.
test.each<[string, Condition, boolean]>([
  ['no property yet', { property: '', op: 'eq', value: 'web' }, false],
  ['no value yet', { property: 'channel', op: 'eq', value: '' }, false],
  ['a list with a gap', { property: 'channel', op: 'in', value: ['web', ''] }, false],
  ['a value', { property: 'channel', op: 'eq', value: 'web' }, true],
  ['nought is a value', { property: 'items', op: 'gt', value: 0 }, true],
  ['no is a value', { property: 'discounted', op: 'eq', value: false }, true],
  ['nothing to fill in', { property: 'channel', op: 'exists' }, true],
])('%s', (_, condition, whole) => expect(isWhole(condition)).toBe(whole))

test('a value is said as one types it', () => {
  expect(sayValue(undefined)).toBe('')
  expect(sayValue(['web', 'app'])).toBe('web, app')
})

// Would catch: a page that breaks over an address that was made up, where the server could tell what is wrong.
test('what is no matcher is no reason to break', () => {
  for (const none of [5, null, true, [], { any: 5 }, { event: 7, where: [] }, { where: 'web' }] as never[]) {
    expect(() => [simple(none), eventNames(none)]).not.toThrow()
  }
  expect(simple({ event: 'visit' })).toEqual({ event: 'visit', where: [] })
  expect(eventNames({ any: ['visit', { event: 'cart' }] })).toEqual(['visit', 'cart'])
})
