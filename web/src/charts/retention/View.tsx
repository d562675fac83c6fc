import { useLingui } from '@lingui/react/macro'
import type { Period } from '../../api/types'
import { useFormat } from '../../format/useFormat'
import { useRoving } from '../../parts/useRoving'
import { useWidth } from '../../parts/useWidth'
import chart from '../Chart.module.css'
import type { CohortRow } from './shape'

interface Props {
  rows: CohortRow[]
  period: Period
  selected: { row: number; period: number } | null
  onSelect: (row: number, period: number) => void
}

const ROW = 32
const HEAD = 28
const LEFT = 148
const LEAST_CELL = 60

/** The triangle: a row for each cohort, a cell for each period since, the stronger the more came back. */
export function TriangleView({ rows, period, selected, onSelect }: Props) {
  const { t } = useLingui()
  const format = useFormat()
  const [ref, width] = useWidth<HTMLDivElement>()
  const periods = Math.max(0, ...rows.map((row) => row.cells.length))
  const cell = Math.max(LEAST_CELL, Math.min(120, (width - LEFT) / Math.max(1, periods)))
  const most = Math.max(0.01, ...rows.flatMap((row) => row.cells.map((each) => each.share)))
  const cells = rows.flatMap((row, index) => row.cells.map((each) => ({ ...each, row: index, cohort: row.cohort })))
  const mark = useRoving(cells.length)
  return (
    <div ref={ref} className={chart.scroll}>
      <svg
        data-picture
        className={chart.svg}
        width={LEFT + periods * cell}
        height={HEAD + rows.length * ROW}
        role="group"
        aria-label={t`Cohorts`}
      >
        {Array.from({ length: periods }, (_, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the period is its index
          <text key={at} x={LEFT + at * cell + cell / 2} y={14} textAnchor="middle" className={chart.quiet}>
            {at}
          </text>
        ))}
        {rows.map((row, index) => (
          <g key={row.cohort}>
            <text x={0} y={HEAD + index * ROW + 20} className={chart.strong}>
              {format.cohort(row.cohort, period)}
            </text>
            <text x={LEFT - 16} y={HEAD + index * ROW + 20} textAnchor="end" className={chart.quiet}>
              {format.count(row.size, true)}
            </text>
          </g>
        ))}
        {cells.map((each, index) => {
          const x = LEFT + each.period * cell
          const y = HEAD + each.row * ROW
          const strength = each.share / most
          const pressed = selected?.row === each.row && selected.period === each.period
          const said = t`${format.cohort(each.cohort, period)}, period ${each.period}: ${format.share(each.share)}`
          return (
            <g
              key={`${each.cohort} ${each.period}`}
              className={chart.mark}
              {...mark(index, () => onSelect(each.row, each.period), pressed)}
            >
              <title>{each.incomplete ? t`${said}, not over yet` : said}</title>
              <rect x={x + 1} y={y + 1} width={cell - 2} height={ROW - 2} rx={4} className={chart.ground} />
              <rect
                x={x + 1}
                y={y + 1}
                width={cell - 2}
                height={ROW - 2}
                rx={4}
                className={chart.river}
                opacity={0.08 + 0.92 * strength * strength}
              />
              <rect x={x + 1} y={y + 1} width={cell - 2} height={ROW - 2} rx={4} className={chart.outline} />
              <text
                x={x + cell / 2}
                y={y + 20}
                textAnchor="middle"
                className={strength > 0.75 ? chart.onRiver : chart.text}
              >
                {format.share(each.share)}
                {each.incomplete ? '…' : ''}
              </text>
            </g>
          )
        })}
      </svg>
    </div>
  )
}
