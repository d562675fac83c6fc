import { expect, test } from 'vitest'
import { stageOf } from './shape'

test('the labels of most customers get the tints, each once a journey', () => {
  const variants = [
    { path: ['a', 'a', 'b'], customers: 5 },
    { path: ['c', 'd', 'e', 'f', 'g'], customers: 7 },
  ]
  const stages = stageOf({ ask: 'variants', distinct: 2, customers: 12, variants })
  expect([...stages.keys()]).toEqual(['c', 'd', 'e', 'f', 'g'])
})
