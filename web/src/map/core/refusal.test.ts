import { expect, test } from 'vitest'
import { linesAround, placeOf, titleOf } from './refusal'

test('the place of a refusal is found, and what has none is left alone', () => {
  expect(placeOf('line 12, column 3: unknown key "stpes"')).toEqual({
    line: 12,
    column: 3,
    problem: 'unknown key "stpes"',
  })
  expect(placeOf('a map has at least one stage')).toBeNull()
})

test('the wrong line is shown with its neighbours, also at the ends', () => {
  expect(linesAround('a\nb\nc\nd', 1, 1)).toEqual([
    { number: 1, text: 'a', wrong: true },
    { number: 2, text: 'b', wrong: false },
  ])
})

test('a map names itself, in YAML and in JSON', () => {
  expect(titleOf('meander: map/1\ntitle: "Grocery: shopper"\n')).toBe('Grocery: shopper')
  expect(titleOf('{\n  "title": "Grocer",\n  "key": "g"}')).toBe('Grocer')
  expect(titleOf('no map')).toBe('')
})
