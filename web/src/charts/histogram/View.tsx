import { useLingui } from '@lingui/react/macro'
import type { HistogramBin } from '../../api/types'
import { useFormat } from '../../format/useFormat'
import { useWidth } from '../../parts/useWidth'
import { Wide } from '../../parts/Wide'
import chart from '../Chart.module.css'
import { wrap } from '../wrap'
import { shapeHistogram } from './shape'

interface Props {
  bins: HistogramBin[]
  label: string
  height?: number
}

const TOP = 24
/** Three lines of words below a bar. */
const BELOW = 56
const LEAST_STEP = 52
const MOST_STEP = 128
/** Letters are about this wide, so that words break before they meet their neighbours. */
const LETTER = 6.4

/** How long it takes, as bars. The bins widen, as people think of times. */
export function HistogramView({ bins, label, height = 220 }: Props) {
  const { t } = useLingui()
  const format = useFormat()
  const [ref, width] = useWidth<HTMLDivElement>()
  const shaped = shapeHistogram(bins, format)
  if (shaped.length === 0) return null
  const most = shaped.reduce((best, bin) => (bin.count > best.count ? bin : best))
  const step = Math.min(MOST_STEP, Math.max(LEAST_STEP, width / shaped.length))
  const total = step * shaped.length
  const base = height - BELOW
  return (
    <Wide ref={ref}>
      <svg
        data-picture
        className={chart.svg}
        width={total}
        height={height}
        role="img"
        aria-label={t`${label}: most often ${most.label}`}
      >
        <line x1={0} x2={total} y1={base} y2={base} className={chart.rule} />
        {shaped.map((bin, index) => {
          const middle = (index + 0.5) * step
          const high = bin.count === 0 ? 0 : Math.max(1, ((base - TOP) * bin.count) / most.count)
          return (
            <g key={bin.label} textAnchor="middle">
              <rect
                x={middle - step * 0.4}
                y={base - high}
                width={step * 0.8}
                height={high}
                rx={3}
                className={chart.river}
              />
              {bin.count > 0 && (
                <text x={middle} y={base - high - 7} className={chart.text}>
                  {format.share(bin.share)}
                </text>
              )}
              {wrap(bin.label, Math.floor((step - 4) / LETTER), 3).map((line, row) => (
                <text key={line} x={middle} y={base + 19 + row * 15} className={chart.quiet}>
                  {line}
                </text>
              ))}
            </g>
          )
        })}
      </svg>
    </Wide>
  )
}
