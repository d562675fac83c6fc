import { expect, test } from 'vitest'
import { readMapSearch } from './search'

test('a pasted address gives the same picture, and nonsense in it is left out', () => {
  const search = {
    from: '2026-01-01',
    zone: 'Europe/Bucharest',
    persona: 'ana',
    step: 'pays',
    see: 'late',
    show: 'both',
  }
  expect(readMapSearch({ ...search, view: 'cloud', q: 'x', to: 7 })).toEqual(search)
})

test('customers are listed only of a step and of an outcome there is', () => {
  expect(readMapSearch({ see: 'late' })).toEqual({})
  expect(readMapSearch({ step: 'pays', see: 'early' })).toEqual({ step: 'pays' })
})

test('a map is about one persona or one segment, not both', () => {
  expect(readMapSearch({ persona: 'ana', segment: 'regulars' })).toEqual({ persona: 'ana' })
})
