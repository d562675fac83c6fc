import type { Segment } from '../../api/types'

export interface Combination {
  /** Which of the segments these customers are in. */
  inside: boolean[]
  /** In all of those and in none of the others. */
  segment: Segment
}

/** Every way to be in some of the segments and not in the others: 3 of two, 7 of three, 15 of four. */
export function combinations(segments: Segment[]): Combination[] {
  return Array.from({ length: 2 ** segments.length - 1 }, (_, index) => {
    const inside = segments.map((_, at) => ((index + 1) & (1 << at)) !== 0)
    const parts = segments.map((segment, at): Segment => (inside[at] ? segment : { not: segment }))
    return { inside, segment: { all: parts } }
  })
}

export interface SetRow {
  inside: boolean[]
  count: number
}

/** The combinations that have customers, most first; equals by fewer segments. */
export function setRows(combined: Combination[], sizes: number[]): SetRow[] {
  const degree = (row: SetRow) => row.inside.filter(Boolean).length
  return combined
    .map(({ inside }, index) => ({ inside, count: sizes[index] ?? 0 }))
    .filter((row) => row.count > 0)
    .toSorted((a, b) => b.count - a.count || degree(a) - degree(b))
}
