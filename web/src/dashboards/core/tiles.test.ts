import { expect, test } from 'vitest'
import { addTile, moveTile, resizeTile, sized } from './tiles'

const TILES = ['a', 'b', 'c'].map((question) => ({ question }))
const order = (tiles: { question: string }[]) => tiles.map((tile) => tile.question).join('')

test('a tile moves between the others and never off the end', () => {
  expect(order(moveTile(TILES, 0, 2))).toBe('bca')
  expect(order(moveTile(TILES, 2, -5))).toBe('cab')
  expect(moveTile(TILES, 2, 9)).toBe(TILES)
})

test('sizes stay within what the server takes, also when the mouse leaves the window', () => {
  expect(resizeTile(TILES, 1, 40, -3)[1]).toEqual({ question: 'b', width: 12, height: 3 })
  expect(resizeTile(TILES, 1, 4.4, 8.6)[1]).toEqual({ question: 'b', width: 4, height: 9 })
})

test('a tile has a size from the start', () => {
  expect(addTile([], 'a')).toEqual([{ question: 'a', width: 6, height: 8 }])
  expect(sized({ question: 'a' })).toMatchObject({ width: 6, height: 8 })
})
