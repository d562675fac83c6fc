import { expect, test } from 'vitest'
import { conformanceOf, funnelTo, plannedSteps } from './ask'
import { GROCER } from './grocer'

test('only steps that are tied to events are asked about, with what their bindings say', () => {
  expect(plannedSteps(GROCER)).toEqual([
    { key: 'visit', match: 'visit' },
    { key: 'basket', match: 'add_to_cart', required: false },
    { key: 'pay', match: 'purchase', within: '2d' },
  ])
})

test('the customers behind a number are those of the page: its persona and its days', () => {
  const asked = conformanceOf(GROCER, { persona: 'ana', from: '2026-01-01', to: '2026-02-01' })
  expect(asked).toMatchObject({ customers: { trait: 'age' }, from: '2026-01-01', to: '2026-02-01' })
  expect(conformanceOf(GROCER, {})).not.toHaveProperty('customers')
})

test('a funnel ends at the step, and its ends are never optional', () => {
  expect(funnelTo(GROCER, 'pay')?.steps).toEqual([
    { match: 'visit' },
    { match: 'add_to_cart', optional: true },
    { match: 'purchase', within: '2d' },
  ])
  expect(funnelTo(GROCER, 'basket')?.steps).toEqual([{ match: 'visit' }, { match: 'add_to_cart' }])
})

test('one step alone is no funnel', () => expect(funnelTo(GROCER, 'talk')).toBeNull())
