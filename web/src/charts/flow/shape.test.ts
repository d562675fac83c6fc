import { expect, test } from 'vitest'
import type { PathsAnswer } from '../../api/types'
import { commonestWay, neighbours, shapeFlow } from './shape'

const ANSWER: PathsAnswer = {
  ask: 'paths',
  customers: 10,
  nodes: [
    { depth: 0, label: 'visit', customers: 10 },
    { depth: 1, label: '(end)', customers: 4 },
    { depth: 1, label: '(other)', customers: 2 },
    { depth: 1, label: 'cart', customers: 1 },
    { depth: 1, label: 'search', customers: 3 },
  ],
  links: [
    { depth: 0, from: 'visit', to: '(end)', customers: 4 },
    { depth: 0, from: 'visit', to: '(other)', customers: 2 },
    { depth: 0, from: 'visit', to: 'cart', customers: 1 },
    { depth: 0, from: 'visit', to: 'search', customers: 3 },
  ],
}

test('named labels stand above the rest, and those who left stand last, however many they are', () => {
  const { nodes } = shapeFlow(ANSWER, 600, 200, false, 80)
  const column = nodes.filter((node) => node.depth === 1).sort((a, b) => a.y - b.y)
  expect(column.map((node) => node.label)).toEqual(['search', 'cart', '(other)', '(end)'])
})

test('ribbons leave a node one under the other and fill it', () => {
  const { ribbons, nodes } = shapeFlow(ANSWER, 600, 200, false, 80)
  const starts = ribbons.map((each) => Number(/^M\S+ ([\d.]+)/.exec(each.path)?.[1])).sort((a, b) => a - b)
  expect(starts[0]).toBe(nodes[0]?.y)
  expect(new Set(starts).size).toBe(4)
})

test('backward, the anchor stands at the right', () => {
  const { nodes } = shapeFlow(ANSWER, 600, 200, true, 80)
  const x = (label: string) => nodes.find((node) => node.label === label)?.x ?? 0
  expect(x('visit')).toBeGreaterThan(x('search'))
})

test('an empty answer is an empty picture', () => {
  expect(shapeFlow({ ...ANSWER, customers: 0, nodes: [], links: [] }, 600, 200, false, 80).nodes).toEqual([])
})

test('ways and neighbours go by the most customers', () => {
  expect(commonestWay(ANSWER, 1, 'search')).toEqual(['visit', 'search'])
  expect(neighbours(ANSWER, 0, 'visit').after[0]?.to).toBe('(end)')
})
