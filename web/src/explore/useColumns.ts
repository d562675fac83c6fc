import { useMemo } from 'react'
import { useFormat } from '../format/useFormat'
import type { Column } from '../parts/DataTable'

type Told = (value: number) => string

/** Columns of a table by what they hold: a name, a count, a share, a time. */
export function useColumns<Row>() {
  const format = useFormat()
  return useMemo(() => {
    const numbers =
      (tell: Told) =>
      (key: string, title: string, value: (row: Row) => number | null): Column<Row> => ({
        key,
        title,
        number: true,
        value,
        show: (row) => {
          const told = value(row)
          return told === null ? '–' : tell(told)
        },
      })
    return {
      name: (key: string, title: string, value: (row: Row) => string, say?: (name: string) => string): Column<Row> => ({
        key,
        title,
        value,
        ...(say && { show: (row: Row) => say(value(row)) }),
      }),
      count: numbers((value) => format.count(value)),
      share: numbers((value) => format.share(value)),
      duration: numbers((value) => format.duration(value)),
    }
  }, [format])
}
