import { Plural } from '@lingui/react/macro'
import { type ReactNode, useState } from 'react'
import styles from './DataTable.module.css'
import { Icon } from './icons'
import { shownRows } from './rows'
import type { Sorting } from './sorting'
import { Wide } from './Wide'

export interface Column<Row> {
  key: string
  title: string
  /** The plain value, as it goes into a file. */
  value: (row: Row) => string | number | null
  /** How it is shown; the value itself where left out. */
  show?: (row: Row) => ReactNode
  number?: boolean
  /** A first column of long names takes more room, and is broken less. */
  wide?: boolean
}

export interface Table<Row = unknown> {
  caption: string
  columns: Column<Row>[]
  rows: Row[]
}

interface Props<Row> extends Table<Row> {
  selected?: number
  onSelect?: (index: number) => void
  /** Rows shown; files hold them all. */
  limit?: number
  /** Rows shown before one asks for the others; all where left out. */
  first?: number
  more?: (hidden: number) => ReactNode
  /** Which column the rows are sorted by; with `onSort` the heads are buttons. */
  sorting?: Sorting
  onSort?: (column: string) => void
}

/** The numbers of a picture, row by row. */
export function DataTable<Row>({
  caption,
  columns,
  rows,
  selected,
  onSelect,
  limit = 50,
  first = limit,
  more,
  sorting,
  onSort,
}: Props<Row>) {
  const [all, setAll] = useState(false)
  const shown = shownRows({ rows: rows.length, limit, first, all })
  const folded = Math.min(rows.length, limit) - shown
  return (
    <section className={styles.frame} aria-label={caption}>
      <Wide className={styles.scroll ?? ''} tabIndex={0} role="group" aria-label={caption}>
        <table className={styles.table}>
          <caption className="unseen">{caption}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <th
                  key={column.key}
                  scope="col"
                  className={column.number ? styles.number : undefined}
                  aria-sort={sorting?.column === column.key ? (sorting.down ? 'descending' : 'ascending') : undefined}
                >
                  {onSort ? (
                    <button type="button" className={styles.sort} onClick={() => onSort(column.key)}>
                      {column.title}
                      {sorting?.column === column.key && <Icon name={sorting.down ? 'down' : 'up'} size={14} />}
                    </button>
                  ) : (
                    column.title
                  )}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, shown).map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows are made anew with each answer and hold no state
              <tr key={index} aria-current={index === selected || undefined}>
                {columns.map((column, at) => {
                  const content = column.show ? column.show(row) : column.value(row)
                  if (at > 0) {
                    return (
                      <td key={column.key} className={column.number ? styles.number : undefined}>
                        {content}
                      </td>
                    )
                  }
                  return (
                    <th key={column.key} scope="row" className={column.wide ? styles.wide : undefined}>
                      {onSelect ? (
                        <button type="button" className={styles.open} onClick={() => onSelect(index)}>
                          {content}
                        </button>
                      ) : (
                        content
                      )}
                    </th>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
      {folded > 0 && (
        <button type="button" className={styles.unfold} onClick={() => setAll(true)}>
          <Icon name="down" size={14} />
          <Plural value={folded} one="Show # more row" other="Show # more rows" />
        </button>
      )}
      {folded === 0 && rows.length > limit && more && <p className={styles.more}>{more(rows.length - limit)}</p>}
    </section>
  )
}
