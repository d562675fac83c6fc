import { expect, test } from 'vitest'
import type { AttributionQuestion } from '../../../api/types'
import { setOrder, setTouches, setValue } from './edit'

const QUESTION: AttributionQuestion = {
  ask: 'attribution',
  touch: 'channel',
  conversion: 'purchase',
  lookback: '30d',
  half_life: '7d',
  models: ['markov'],
}

// Would catch: a default written out, so that one question has two addresses and is asked twice; a part that can't be taken
// back, and one that the server refuses.
test('what is not said is left out', () => {
  const where = [{ property: 'channel', op: 'ne', value: 'direct' } as const]
  expect(setTouches(QUESTION, { where })).toEqual({ ...QUESTION, touches: { where } })
  expect(setTouches({ ...QUESTION, touches: 'ad_click' }, '*')).toEqual(QUESTION)
  expect(setOrder(QUESTION, 3)).toEqual({ ...QUESTION, order: 3 })
  expect(setOrder({ ...QUESTION, order: 3 }, 1)).toEqual(QUESTION)
  expect(setValue(QUESTION, 'revenue')).toEqual({ ...QUESTION, value: 'revenue' })
  expect(setValue({ ...QUESTION, value: 'revenue' }, '')).toEqual(QUESTION)
})
