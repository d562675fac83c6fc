import { expect, test } from 'vitest'
import type { Json } from '../../explore/url'
import { toYaml } from './yaml'

test('a document is written one fact on each line', () => {
  const map = {
    key: 'g',
    stages: [{ key: 'a', steps: [{ key: 'b', feels: { assumed: -1 } }] }, { key: 'c' }],
    next: ['x', 'z'],
  }
  expect(toYaml(map as Json)).toBe(
    'key: g\nstages:\n  - key: a\n    steps:\n      - key: b\n        feels:\n          assumed: -1\n  - key: c\nnext: [x, z]\n',
  )
})

// Would catch a text that comes back as something else: a number, a truth, a comment, a list.
test.each(['12', 'true', 'No', 'a: b', '# none', '- x', '', ' led', '2026-01-01', 'it "is"', '[a]', '*', 'a, b', '7d'])(
  'the text %j is quoted',
  (text) => expect(toYaml({ text })).toBe(`text: ${JSON.stringify(text)}\n`),
)

test.each(['visit', 'map/1', 'Sees a leaflet', 'Așteaptă livrarea', 'current-state'])(
  'the text %j needs no quotes',
  (text) => expect(toYaml({ text })).toBe(`text: ${text}\n`),
)
