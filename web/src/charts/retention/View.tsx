import { useLingui } from '@lingui/react/macro'
import type { Period } from '../../api/types'
import { useFormat } from '../../format/useFormat'
import { useRoving } from '../../parts/useRoving'
import { useWidth } from '../../parts/useWidth'
import { Wide } from '../../parts/Wide'
import chart from '../Chart.module.css'
import { wrap } from '../wrap'
import type { CohortRow } from './shape'

interface Props {
  rows: CohortRow[]
  /** Lines above the cohorts: all of them together, and what they are compared with. */
  summary?: { name: string; points: (number | null)[] }[]
  period: Period
  /** What the periods are. */
  axis: string
  selected: { row: number; period: number } | null
  onSelect: (row: number, period: number) => void
}

const ROW = 32
const HEAD = 28
/** Between all cohorts and each of them. */
const GAP = 12
const LEFT = 148
const LEAST_CELL = 60
/** How much river is in a cell. At its deepest, ink on it still has a contrast of 4.5 on paper and at night. */
const PALEST = 0.05
const DEEPEST = 0.5

/** The triangle: a row for each cohort, a cell for each period since, the stronger the more came back. */
export function TriangleView({ rows, summary = [], period, axis, selected, onSelect }: Props) {
  const { t } = useLingui()
  const format = useFormat()
  const [ref, width] = useWidth<HTMLDivElement>()
  const periods = Math.max(0, ...rows.map((row) => row.cells.length))
  const cell = Math.max(LEAST_CELL, Math.min(120, (width - LEFT) / Math.max(1, periods)))
  const most = Math.max(0.01, ...rows.flatMap((row) => row.cells.map((each) => each.share)))
  const cells = rows.flatMap((row, index) => row.cells.map((each) => ({ ...each, row: index, cohort: row.cohort })))
  const mark = useRoving(cells.length)
  const top = HEAD + (summary.length > 0 ? summary.length * ROW + GAP : 0)
  return (
    <Wide ref={ref}>
      <svg
        data-picture
        className={chart.svg}
        width={LEFT + periods * cell}
        height={top + rows.length * ROW}
        role="group"
        aria-label={t`Cohorts`}
      >
        <text x={0} y={14} className={chart.quiet}>
          {axis}
        </text>
        {summary.map((line, index) => (
          <g key={line.name}>
            <text x={0} y={HEAD + index * ROW + 20} className={chart.strong}>
              {wrap(line.name, 22, 1)[0]}
            </text>
            {line.points.slice(0, periods).map((share, at) => (
              <text
                // biome-ignore lint/suspicious/noArrayIndexKey: the period is its index
                key={at}
                x={LEFT + at * cell + cell / 2}
                y={HEAD + index * ROW + 20}
                textAnchor="middle"
                className={chart.strong}
              >
                {format.share(share)}
              </text>
            ))}
          </g>
        ))}
        {summary.length > 0 && (
          <line x1={0} x2={LEFT + periods * cell} y1={top - 8} y2={top - 8} className={chart.rule} />
        )}
        {Array.from({ length: periods }, (_, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the period is its index
          <text key={at} x={LEFT + at * cell + cell / 2} y={14} textAnchor="middle" className={chart.quiet}>
            {at}
          </text>
        ))}
        {rows.map((row, index) => (
          <g key={row.cohort}>
            <text x={0} y={top + index * ROW + 20} className={chart.strong}>
              {format.cohort(row.cohort, period)}
            </text>
            <text x={LEFT - 16} y={top + index * ROW + 20} textAnchor="end" className={chart.quiet}>
              {format.count(row.size, true)}
            </text>
          </g>
        ))}
        {cells.map((each, index) => {
          const x = LEFT + each.period * cell
          const y = top + each.row * ROW
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
                opacity={PALEST + (DEEPEST - PALEST) * strength}
              />
              <rect x={x + 1} y={y + 1} width={cell - 2} height={ROW - 2} rx={4} className={chart.outline} />
              <text x={x + cell / 2} y={y + 20} textAnchor="middle" className={chart.text}>
                {format.share(each.share)}
                {each.incomplete ? '…' : ''}
              </text>
            </g>
          )
        })}
      </svg>
    </Wide>
  )
}
