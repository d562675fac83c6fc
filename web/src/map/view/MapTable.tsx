import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useFormat } from '../../format/useFormat'
import { DataTable } from '../../parts/DataTable'
import { type Sorting, sorted } from '../../parts/sorting'
import type { StepRow } from '../core/rows'
import { useStepTable } from './useStepTable'

interface Props {
  rows: StepRow[]
  selected: string | undefined
  onSelect: (step: string) => void
}

/** The map as a table: in the order drawn until a head is chosen, then by that column, largest first. */
export function MapTable({ rows, selected, onSelect }: Props) {
  const { t } = useLingui()
  const { locale } = useFormat()
  const [sorting, setSorting] = useState<Sorting | undefined>()
  const table = useStepTable(rows)
  const column = table.columns.find((each) => each.key === sorting?.column)
  const shown = column && sorting ? sorted(rows, column.value, sorting.down, locale) : rows

  /** Numbers begin with the largest, names with the first; a third press gives the order of the map back. */
  function sort(key: string) {
    const first = table.columns.find((each) => each.key === key)?.number ?? false
    if (sorting?.column !== key) setSorting({ column: key, down: first })
    else setSorting(sorting.down === first ? { column: key, down: !first } : undefined)
  }

  return (
    <DataTable
      {...table}
      rows={shown}
      limit={200}
      selected={shown.findIndex((row) => row.place.step.key === selected)}
      onSelect={(index) => onSelect(shown[index]?.place.step.key ?? '')}
      more={(hidden) => t`${hidden} more rows are in the CSV file.`}
      {...(sorting && { sorting })}
      onSort={sort}
    />
  )
}
