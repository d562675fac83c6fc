import { expect, test } from 'vitest'
import { wrap } from './wrap'

test('labels break between words, and long ones say that they go on', () => {
  expect(wrap('add to cart', 7, 2)).toEqual(['add to', 'cart'])
  expect(wrap('newsletter', 6, 2)).toEqual(['newsl…'])
  expect(wrap('a b c d', 1, 2)).toEqual(['a', '…'])
})
