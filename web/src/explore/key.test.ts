import { expect, test } from 'vitest'
import { freeKey, keyOf } from './key'

test('names become keys that the server takes', () => {
  expect(['add_to_cart', 'Așteaptă livrarea', '*', '--a--'].map(keyOf)).toEqual([
    'add-to-cart',
    'asteapta-livrarea',
    'step',
    'a',
  ])
})

test('a key used twice would be refused, so the second is numbered', () => {
  expect(freeKey('visit', ['visit', 'visit-2'])).toBe('visit-3')
})
