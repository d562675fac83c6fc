import { expect, test } from 'vitest'
import type { FunnelQuestion } from '../../../api/types'
import { moveStep, nameBy, readBy, removeStep, setHeld, setOrder } from './edit'

const QUESTION: FunnelQuestion = {
  ask: 'funnel',
  window: '7d',
  steps: [{ match: 'a' }, { match: 'b', optional: true }, { match: 'c', within: '1d' }],
  exclude: [{ match: 'x', after: 2, before: 3 }],
  hold: ['order'],
}

test('a step that becomes the last is optional no more, and one that becomes the first has no time before it', () => {
  expect(moveStep(QUESTION, 1, 1).steps).toEqual([{ match: 'a' }, { match: 'c', within: '1d' }, { match: 'b' }])
  expect(moveStep(moveStep(QUESTION, 2, -1), 1, -1).steps[0]).toEqual({ match: 'c' })
})

test('an exclusion between steps that are gone goes too', () => {
  expect(removeStep(QUESTION, 2)).not.toHaveProperty('exclude')
})

test('in any order nothing is left that the server would refuse', () => {
  expect(setOrder(QUESTION, 'any')).toEqual({
    ask: 'funnel',
    window: '7d',
    order: 'any',
    steps: [{ match: 'a' }, { match: 'b' }, { match: 'c' }],
  })
})

// Would catch: a control of the second property that changes the first, one held twice, and an empty list in the address.
test('several properties stay the same, each with its own control', () => {
  const two = setHeld(QUESTION, 1, 'city')
  expect(two.hold).toEqual(['order', 'city'])
  expect(setHeld(two, 0, 'channel').hold).toEqual(['channel', 'city'])
  expect(setHeld(two, 0, '').hold).toEqual(['city'])
  expect(setHeld(two, 0, 'city').hold).toEqual(['city'])
  expect(setHeld(QUESTION, 0, '')).not.toHaveProperty('hold')
})

// Would catch: a split that the server refuses because its step was removed.
test('a split by a step outlives the step', () => {
  const steps = ['a', 'b', 'c'].map((match) => ({ match }))
  const question = { ask: 'funnel', window: '7d', steps, breakdown: { property: 'city', by: { step: 3 } } } as const
  expect(removeStep({ ...question, steps }, 0).breakdown?.by).toEqual({ step: 2 })
  for (const by of ['first', 'last', 'all', { step: 2 }] as const) expect(readBy(nameBy(by))).toEqual(by)
})
