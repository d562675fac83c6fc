import { expect, test } from 'vitest'
import { NUMBERS } from './grocer'
import { groupHoles } from './holes'

test('holes of a kind stand together, and what puts the numbers in doubt comes first', () => {
  const groups = groupHoles(NUMBERS.holes)
  expect(groups.map((group) => [group.kind, group.holes.length])).toEqual([
    ['unmapped', 1],
    ['no_evidence', 2],
  ])
})
