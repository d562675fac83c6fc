import { useLingui } from '@lingui/react/macro'
import type { Observed } from '../../api/maps'
import { useFormat } from '../../format/useFormat'
import type { Column, Table } from '../../parts/DataTable'
import type { StepRow } from '../core/rows'

/** All numbers of all steps as a table. */
export function useStepTable(rows: StepRow[]): Table<StepRow> {
  const { t } = useLingui()
  const format = useFormat()
  const count = (key: keyof Observed, title: string): Column<StepRow> => ({
    key,
    title,
    number: true,
    value: (row) => row.observed?.[key] ?? null,
    show: (row) => (row.observed && row.observed[key] !== null ? format.count(row.observed[key]) : '–'),
  })
  const share = (key: 'reached_share' | 'drop_share', title: string): Column<StepRow> => ({
    key,
    title,
    number: true,
    value: (row) => row.observed?.[key] ?? null,
    show: (row) => format.share(row.observed?.[key] ?? null),
  })
  const level = (key: string, title: string, of: (row: StepRow) => number | null): Column<StepRow> => ({
    key,
    title,
    number: true,
    value: of,
    show: (row) => {
      const value = of(row)
      return value === null ? '–' : format.level(value)
    },
  })
  return {
    caption: t`Steps of the map`,
    rows,
    columns: [
      { key: 'step', title: t`Step`, value: (row) => row.place.name },
      { key: 'stage', title: t`Stage`, value: (row) => row.place.stageName },
      share('reached_share', t`Reached`),
      count('reached', t`Customers`),
      count('completed', t`In time`),
      count('late', t`Late`),
      count('out_of_order', t`Out of order`),
      count('missing', t`Missing`),
      count('skipped', t`Skipped`),
      {
        key: 'wait',
        title: t`Median wait`,
        number: true,
        value: (row) => row.observed?.median_wait_ms ?? null,
        show: (row) => format.duration(row.observed?.median_wait_ms ?? null),
      },
      count('dropped', t`Dropped after it`),
      share('drop_share', t`Drop`),
      count('starts', t`Begin here`),
      count('ends', t`End here`),
      level('assumed', t`Assumed feeling`, (row) => row.assumed),
      level('measured', t`Measured feeling`, (row) => row.feeling?.mean ?? null),
      {
        key: 'answers',
        title: t`Answers`,
        number: true,
        value: (row) => row.feeling?.n ?? null,
        show: (row) => (row.feeling ? format.count(row.feeling.n) : '–'),
      },
      { key: 'pains', title: t`Pains`, number: true, value: (row) => row.place.step.pains?.length ?? 0 },
      { key: 'owner', title: t`Owner`, value: (row) => row.place.owner?.name ?? null },
    ],
  }
}
