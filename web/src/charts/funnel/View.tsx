import { Trans, useLingui } from '@lingui/react/macro'
import { useId } from 'react'
import { useCounted } from '../../explore/useCounted'
import { useFormat } from '../../format/useFormat'
import { useRoving } from '../../parts/useRoving'
import { useWidth } from '../../parts/useWidth'
import { Wide } from '../../parts/Wide'
import chart from '../Chart.module.css'
import { wrap } from '../wrap'
import { Compared } from './Compared'
import type { FunnelBar } from './shape'
import styles from './View.module.css'

interface Props {
  bars: FunnelBar[]
  names: string[]
  selected: number | null
  onSelect: (index: number) => void
}

const TOP = 28
const HEIGHT = 248
/** How many reached a step stands below its name, with a little air. */
const BELOW = 28
const LINE = 16
/** Four lines about the difference, where there is one. */
const COMPARED_BELOW = 80
const LEAST_STEP = 78
/** Two bars and a loss between them need more. */
const LEAST_COMPARED_STEP = 124
const MOST_STEP = 208

/** A share that is high enough to be seen, and so to be explained. */
const SEEN = 0.005

/**
 * Bars as high as the share that came so far; between them, how many went on and how many were lost. The compared bar
 * stands beside its step, hatched, with the difference under both.
 */
export function FunnelView({ bars, names, selected, onSelect }: Props) {
  const { t } = useLingui()
  const format = useFormat()
  const counted = useCounted()
  const [ref, width] = useWidth<HTMLDivElement>()
  const hatch = useId()
  const mark = useRoving(bars.length)
  const compared = bars.some((each) => each.other)
  const step = Math.min(
    MOST_STEP,
    Math.max(compared ? LEAST_COMPARED_STEP : LEAST_STEP, width / Math.max(1, bars.length)),
  )
  const told = names.map((name) => wrap(name, Math.floor(step / 7.5), 2))
  const below = BELOW + LINE * Math.max(1, ...told.map((lines) => lines.length)) + (compared ? COMPARED_BELOW : 0)
  const bar = Math.min(96, step * (compared ? 0.36 : 0.5))
  const second = compared ? Math.min(64, step * 0.24) : 0
  const total = step * bars.length
  const y = (share: number) => TOP + HEIGHT * (1 - share)
  const waiting = bars.some((each) => each.shareInProgress >= SEEN)
  return (
    <Wide ref={ref}>
      {waiting && (
        <p className={styles.legend}>
          <svg aria-hidden="true" width={16} height={12}>
            <rect width={16} height={12} rx={2} className={chart.waiting} />
          </svg>
          <Trans>pale: in progress, can still get there in time</Trans>
        </p>
      )}
      <svg
        data-picture
        className={chart.svg}
        width={total}
        height={TOP + HEIGHT + below}
        role="group"
        aria-label={t`Steps of the funnel`}
      >
        <defs>
          <pattern id={hatch} width={6} height={6} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width={6} height={6} className={chart.soft} />
            <line x1={1} x2={1} y1={0} y2={6} className={chart.hatch} />
          </pattern>
        </defs>
        <line x1={0} x2={total} y1={TOP + HEIGHT} y2={TOP + HEIGHT} className={chart.rule} />
        {bars.slice(1).map((each) => {
          const from = bars[each.index - 1] as FunnelBar
          const x1 = step * (each.index - 1) + bar + second
          const x2 = step * each.index
          return (
            <path
              key={each.index}
              className={chart.soft}
              opacity={0.6}
              d={`M${x1} ${y(from.share)}L${x2} ${y(each.share)}V${TOP + HEIGHT}H${x1}Z`}
            />
          )
        })}
        {bars.map((each) => {
          const x = step * each.index
          const name = names[each.index] ?? ''
          const lines = told[each.index] ?? []
          const said = t`${name}: ${counted.some(each.reached)}, ${format.share(each.share)} of those who started`
          return (
            <g
              key={each.index}
              className={chart.mark}
              {...mark(each.index, () => onSelect(each.index), selected === each.index)}
            >
              <title>{said}</title>
              <rect x={x} y={0} width={step - 8} height={TOP + HEIGHT + below} fill="transparent" />
              {each.inProgress > 0 && (
                <rect
                  className={chart.waiting}
                  x={x}
                  width={bar}
                  rx={3}
                  y={y(each.share + each.shareInProgress)}
                  height={HEIGHT * each.shareInProgress}
                />
              )}
              <rect
                className={chart.river}
                x={x}
                width={bar}
                rx={3}
                y={y(each.share)}
                height={Math.max(2, HEIGHT * each.share)}
              />
              {each.other && (
                <rect
                  fill={`url(#${hatch})`}
                  x={x + bar + 2}
                  width={second - 2}
                  rx={3}
                  y={y(each.other.share)}
                  height={Math.max(2, HEIGHT * each.other.share)}
                />
              )}
              <rect
                className={chart.outline}
                x={x - 3}
                width={bar + second + 6}
                rx={6}
                y={y(each.share) - 3}
                height={HEIGHT * each.share + 6}
              />
              <text
                x={x}
                y={y(Math.max(each.share + each.shareInProgress, each.other?.share ?? 0)) - 8}
                className={chart.big}
              >
                {format.share(each.share)}
              </text>
              {lines.map((line, row) => (
                <text key={line} x={x} y={TOP + HEIGHT + 20 + row * 16} className={chart.strong}>
                  {line}
                </text>
              ))}
              <text x={x} y={TOP + HEIGHT + 20 + lines.length * 16} className={chart.quiet}>
                {format.count(each.reached)}
              </text>
              {each.index > 0 && each.other && (
                <Compared x={x} y={TOP + HEIGHT + 44 + lines.length * 16} other={each.other} />
              )}
              {each.index > 0 && each.shareDropped !== null && (
                <g>
                  <path
                    className={chart.loss}
                    d={`M${x - (step - bar - second) / 2 - 5} ${TOP + HEIGHT - 38}h10l-5 7Z`}
                  />
                  <text
                    x={x - (step - bar - second) / 2}
                    y={TOP + HEIGHT - 14}
                    textAnchor="middle"
                    className={chart.lossText}
                  >
                    −{format.share(each.shareDropped)}
                  </text>
                </g>
              )}
            </g>
          )
        })}
      </svg>
    </Wide>
  )
}
