import { expect, test } from 'vitest'
import { GROCER } from './grocer'
import { neighbour, placedSteps, stepName } from './steps'

test('names that the document leaves out are the keys', () => {
  expect(placedSteps(GROCER).map((each) => `${each.stageName}/${each.name}`)).toEqual([
    'look/Visits',
    'look/talk',
    'Buying/basket',
    'Buying/Pays',
  ])
  expect(stepName(placedSteps(GROCER), 'gone')).toBe('gone')
})

test('from step to step one crosses stages and stops at the ends', () => {
  const steps = placedSteps(GROCER)
  expect([neighbour(steps, 'talk', 1), neighbour(steps, 'pay', 1), neighbour(steps, 'visit', -1)]).toEqual([
    'basket',
    'pay',
    'visit',
  ])
  expect(neighbour(steps, 'gone', 1)).toBeUndefined()
})
