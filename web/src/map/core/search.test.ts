import { expect, test } from 'vitest'
import { readMapSearch } from './search'

test('a pasted address gives the same picture, and nonsense in it is left out', () => {
  const search = { from: '2026-01-01', zone: 'Europe/Bucharest', persona: 'ana', step: 'pays', show: 'both' }
  expect(readMapSearch({ ...search, view: 'cloud', q: 'x', to: 7 })).toEqual(search)
})

test('a map is about one persona or one segment, not both', () => {
  expect(readMapSearch({ persona: 'ana', segment: 'regulars' })).toEqual({ persona: 'ana' })
})
