import { expect, test } from 'vitest'
import { GROCER } from './grocer'
import { outlineOf } from './outline'

test('stages share the width by their steps, and nothing sticks out', () => {
  const { bars, nodes } = outlineOf(GROCER, 204)
  expect(bars.map((bar) => bar.width)).toEqual([100, 100])
  expect(nodes).toHaveLength(4)
  expect(Math.max(...nodes.map((node) => node.x))).toBeLessThan(204)
})

test('only ways that leave the line are arcs, and those that go back say so', () => {
  expect(outlineOf(GROCER, 204).arcs.map((arc) => arc.back)).toEqual([true])
})

test('a stage without steps still has its bar', () => {
  const { bars, nodes } = outlineOf({ ...GROCER, stages: [{ key: 'later' }] }, 100)
  expect([bars.length, nodes.length]).toEqual([1, 0])
})
