export interface Sorting {
  column: string
  down: boolean
}

/** Rows by the value of a column; what has none stands last either way, and equals keep their order. */
export function sorted<Row>(
  rows: Row[],
  value: (row: Row) => string | number | null,
  down: boolean,
  locale: string,
): Row[] {
  const collator = new Intl.Collator(locale, { numeric: true })
  return rows.toSorted((one, other) => {
    const [a, b] = [value(one), value(other)]
    if (a === null || b === null) return Number(a === null) - Number(b === null)
    const order = typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b))
    return down ? -order : order
  })
}
