import { expect, test } from 'vitest'
import { shownRows } from './rows'

const table = { rows: 40, limit: 50, first: 12, all: false }

// Would catch: a button that unfolds two rows, and more rows than a page can hold.
test.each([
  ['a long table is folded', {}, 12],
  ['all of it, when asked for', { all: true }, 40],
  ['never more than the limit', { rows: 90, all: true }, 50],
  ['a few more are shown at once', { rows: 15 }, 15],
  ['a short table', { rows: 4 }, 4],
])('%s', (_, change, shown) => expect(shownRows({ ...table, ...change })).toBe(shown))
