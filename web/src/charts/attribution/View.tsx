import { useLingui } from '@lingui/react/macro'
import type { Model } from '../../api/types'
import { readable } from '../../format/name'
import { useFormat } from '../../format/useFormat'
import { useModels } from '../../format/useModels'
import { useRoving } from '../../parts/useRoving'
import { useWidth } from '../../parts/useWidth'
import { Wide } from '../../parts/Wide'
import chart from '../Chart.module.css'
import type { TouchRow } from './shape'

interface Props {
  rows: TouchRow[]
  models: Model[]
  selected: number | null
  onSelect: (row: number) => void
}

const ROW = 36
const HEAD = 32
const LEFT = 116
const LEAST_COLUMN = 112
const NUMBER = 48

/** Small bars, a column for each model: the eye runs along a row to see how much the model matters. */
export function AttributionView({ rows, models, selected, onSelect }: Props) {
  const { t } = useLingui()
  const format = useFormat()
  const names = useModels()
  const [ref, width] = useWidth<HTMLDivElement>()
  const mark = useRoving(rows.length)
  const column = Math.max(LEAST_COLUMN, (width - LEFT) / Math.max(1, models.length))
  const most = Math.max(0.01, ...rows.flatMap((row) => row.shares.map((each) => each.share)))
  const total = LEFT + column * models.length
  return (
    <Wide ref={ref}>
      <svg
        data-picture
        className={chart.svg}
        width={total}
        height={HEAD + rows.length * ROW}
        role="group"
        aria-label={t`Credit of each channel by model`}
      >
        {models.map((model, index) => (
          <text key={model} x={LEFT + index * column} y={14} className={chart.strong}>
            {names[model]}
          </text>
        ))}
        {rows.map((row, index) => {
          const y = HEAD + index * ROW
          return (
            <g key={row.touch} className={chart.mark} {...mark(index, () => onSelect(index), selected === index)}>
              <title>{`${row.touch}: ${row.shares.map((each) => `${names[each.model]} ${format.share(each.share)}`).join(', ')}`}</title>
              <rect x={-8} y={y + 1} width={total + 8} height={ROW - 2} rx={6} className={chart.outline} />
              <line x1={0} x2={total} y1={y} y2={y} className={chart.rule} />
              <text x={0} y={y + 22} className={chart.strong}>
                {readable(row.touch)}
              </text>
              {row.shares.map((each, at) => {
                const length = ((column - NUMBER - 16) * each.share) / most
                const x = LEFT + at * column
                return (
                  <g key={each.model}>
                    <rect
                      x={x}
                      y={y + 11}
                      width={Math.max(1, length)}
                      height={14}
                      rx={3}
                      className={chart.river}
                      opacity={0.85}
                    />
                    <text x={x + length + 6} y={y + 22} className={each.share === 0 ? chart.quiet : chart.text}>
                      {format.share(each.share)}
                    </text>
                  </g>
                )
              })}
            </g>
          )
        })}
      </svg>
    </Wide>
  )
}
