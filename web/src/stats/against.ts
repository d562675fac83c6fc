import { type Difference, differenceOfShares } from './proportion'

export interface Group<Row> {
  rows: readonly Row[]
  /** Of how many customers the rows are shares. */
  total: number
}

export interface Against {
  share: number
  difference: Difference
}

/**
 * For each row, the same row's share in another group and the difference. Where the other group does not name the row,
 * it is 0 if its rows are all there are, and unknown (null) if only its commonest rows were asked for.
 */
export function againstShares<Row>(
  own: Group<Row>,
  other: Group<Row> | undefined,
  key: (row: Row) => string,
  hits: (row: Row) => number,
  whole: boolean,
): (row: Row) => Against | null {
  if (!other) return () => null
  const counts = new Map(other.rows.map((row) => [key(row), hits(row)]))
  return (row) => {
    const count = counts.get(key(row)) ?? (whole ? 0 : undefined)
    if (count === undefined) return null
    const difference = differenceOfShares(hits(row), own.total, count, other.total)
    return difference && { share: count / other.total, difference }
  }
}
