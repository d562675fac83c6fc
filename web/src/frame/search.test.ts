import { expect, test } from 'vitest'
import { parseSearch, stringifySearch } from './search'

test('a question stays readable in the address, and comes back whole', () => {
  const search = { q: "(ask:funnel,steps:!((match:'a&b=c+d e')))", zone: 'Europe/Bucharest' }
  const text = stringifySearch(search)
  expect(text).toBe("?q=(ask:funnel,steps:!((match:'a%26b%3Dc%2Bd+e')))&zone=Europe/Bucharest")
  expect(parseSearch(text)).toEqual(search)
})

test('nothing to say is no question mark', () => expect(stringifySearch({ q: undefined, from: '' })).toBe(''))
