import { expect, test } from 'vitest'
import type { TransitionsAnswer } from '../../api/types'
import { orderByFlow } from './order'
import { fitting, shapeMeander } from './shape'

const edge = (from: string, to: string, customers: number) => ({
  from,
  to,
  customers,
  count: customers,
  median_ms: 1,
  mean_ms: 1,
})

const ANSWER: TransitionsAnswer = {
  ask: 'transitions',
  customers: 100,
  nodes: [
    { label: 'pay', count: 40, customers: 40 },
    { label: 'browse', count: 200, customers: 90 },
    { label: 'visit', count: 100, customers: 100 },
    { label: 'rare', count: 1, customers: 1 },
  ],
  edges: [
    edge('(start)', 'visit', 100),
    edge('visit', 'browse', 90),
    edge('browse', 'pay', 40),
    edge('pay', 'browse', 10),
    edge('browse', 'browse', 50),
    edge('pay', '(end)', 30),
    edge('browse', 'rare', 1),
  ],
}

test('labels stand in the order in which most flows forward', () => {
  const flows = [
    { from: 'c', to: 'a', weight: 1 },
    { from: 'a', to: 'b', weight: 5 },
    { from: 'b', to: 'c', weight: 5 },
  ]
  expect(orderByFlow(['c', 'b', 'a'], flows)).toEqual(['a', 'b', 'c'])
})

test('arcs above go forward, arcs below go back, loops of a label are none', () => {
  const { stations, arcs } = shapeMeander(ANSWER, 3, 600, 60)
  expect(stations.map((each) => each.label)).toEqual(['visit', 'browse', 'pay'])
  expect(arcs.map((each) => [each.id, each.back])).toEqual([
    ['visit>browse', false],
    ['browse>pay', false],
    ['pay>browse', true],
  ])
})

test('what starts and ends at a station is told, and how much the picture shows', () => {
  const { stations, shown } = shapeMeander(ANSWER, 3, 600, 60)
  expect(stations[0]).toMatchObject({ starts: 100, ends: 0 })
  expect(stations[2]).toMatchObject({ starts: 0, ends: 30 })
  expect(shown).toBeCloseTo(140 / 141)
})

test('nothing is drawn of nothing', () => {
  expect(shapeMeander({ ...ANSWER, nodes: [], edges: [] }, 5, 600, 60)).toMatchObject({
    stations: [],
    arcs: [],
    above: 0,
  })
})

// Would catch: a first picture that a phone can't show, and one with all forty steps on a wide screen.
test('a picture begins with as many steps as fit', () => {
  expect(fitting(310, 46)).toBe(6)
  expect(fitting(0, 46)).toBe(5)
  expect(fitting(2000, 46)).toBe(11)
})
