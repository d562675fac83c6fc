interface Folding {
  /** How many there are. */
  rows: number
  /** The most that are ever shown. */
  limit: number
  /** How many are shown before one asks for the others. */
  first: number
  all: boolean
  selected?: number | undefined
}

/** So few are not worth folding away. */
const FEW = 3

/** How many rows of a table are shown. What is selected is never folded away. */
export function shownRows({ rows, limit, first, all, selected = -1 }: Folding): number {
  const most = Math.min(rows, limit)
  return all || selected >= first || most <= first + FEW ? most : first
}
