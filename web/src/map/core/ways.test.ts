import { expect, test } from 'vitest'
import { NUMBERS } from './grocer'
import { waysHere, waysOn } from './ways'

test('who leaves is one of the ways on, and the ways make up the whole', () => {
  const ways = waysOn(NUMBERS, 'visit')
  expect(ways.map((way) => way.step)).toEqual(['basket', null, 'pay'])
  expect(ways.reduce((sum, way) => sum + way.share, 0)).toBeCloseTo(1)
})

test('who begins here did not come from another step', () => {
  expect(waysHere(NUMBERS, 'visit').map((way) => [way.step, way.customers])).toEqual([
    [null, 80],
    ['basket', 5],
  ])
})

test('a step without events has no ways', () => expect(waysOn(NUMBERS, 'talk')).toEqual([]))
