import { expect, test } from 'vitest'
import type { ConformanceQuestion } from '../../../api/conformance'
import { addStep, changeStep, moveStep, removeStep, withKeys } from './edit'

const QUESTION: ConformanceQuestion = {
  ask: 'conformance',
  steps: [
    { key: 'visit', match: 'visit' },
    { key: 'purchase', match: 'purchase', within: '2d', required: false },
  ],
}

test('a key used twice would be refused', () => {
  expect(withKeys([{ match: 'visit' }, { match: 'visit' }]).map((step) => step.key)).toEqual(['visit', 'visit-2'])
  expect(addStep(addStep(QUESTION)).steps.map((step) => step.key)).toEqual(['visit', 'purchase', 'step', 'step-2'])
})

test('another event is another step, a new limit is the same one', () => {
  expect(changeStep(QUESTION, 1, { key: 'purchase', match: 'refund' }).steps[1]).toEqual({
    key: 'refund',
    match: 'refund',
  })
  expect(changeStep(QUESTION, 1, { key: 'purchase', match: 'purchase', required: true }).steps[1]).toEqual({
    key: 'purchase',
    match: 'purchase',
  })
})

test('the step that becomes the first has no time before it', () => {
  expect(moveStep(QUESTION, 1, -1).steps[0]).toEqual({ key: 'purchase', match: 'purchase', required: false })
  expect(removeStep(QUESTION, 0).steps).toEqual([{ key: 'purchase', match: 'purchase', required: false }])
})
