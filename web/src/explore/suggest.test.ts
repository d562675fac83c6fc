import { expect, test } from 'vitest'
import { suggest, suggestSteps } from './suggest'

test('the steps of a shop are found by their names, in the order of a journey', () => {
  const events = ['view_product', 'ad_impression', 'purchase', 'visit', 'search', 'add_to_cart', 'begin_checkout']
  expect(suggestSteps(events)).toEqual(['visit', 'view_product', 'add_to_cart', 'begin_checkout', 'purchase'])
})

test('what goes wrong is no step, however its name begins', () => {
  const events = ['product_view', 'checkout_bug', 'cart', 'checkout', 'purchase_cancelled', 'purchase']
  expect(suggestSteps(events)).toEqual(['product_view', 'cart', 'checkout', 'purchase'])
})

test('names that mean nothing to us are taken as they come', () => {
  expect(suggestSteps(['a', 'b', 'c', 'd'])).toEqual(['a', 'b', 'c'])
})

test('without events there is still a question that the server can answer', () => {
  expect(suggest('paths', [])).toMatchObject({ ask: 'paths', start: '*' })
})
