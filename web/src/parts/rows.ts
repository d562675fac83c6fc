interface Folding {
  /** How many there are. */
  rows: number
  /** The most that are ever shown. */
  limit: number
  /** How many are shown before one asks for the others. */
  first: number
  all: boolean
}

/** So few are not worth folding away. */
const FEW = 3

/** How many rows of a table are shown. */
export function shownRows({ rows, limit, first, all }: Folding): number {
  const most = Math.min(rows, limit)
  return all || most <= first + FEW ? most : first
}
