import { useLingui } from '@lingui/react/macro'
import { useId } from 'react'
import { useCounted } from '../../explore/useCounted'
import { useDifference } from '../../explore/useDifference'
import { useFormat } from '../../format/useFormat'
import { useRoving } from '../../parts/useRoving'
import { useWidth } from '../../parts/useWidth'
import { Wide } from '../../parts/Wide'
import type { Difference } from '../../stats/proportion'
import chart from '../Chart.module.css'
import { wrap } from '../wrap'
import { Fills, fillOf } from './Fills'
import { type ConformanceRow, PARTS, type Part } from './shape'
import { useParts } from './useParts'
import styles from './View.module.css'

interface Props {
  rows: ConformanceRow[]
  names: string[]
  selected: { step: number; part: Part } | null
  onSelect: (step: number, part: Part) => void
}

const LEFT = 152
const ROW = 48
const COMPARED_ROW = 64
/** Room for the difference below a bar. */
const TOLD = 20
const BAR = 24
const LEAST_BAR = 200
/** On a phone the name of a step stands above its bar, and the difference below it. */
const NARROW = 480
const NAME = 20
const RIGHT = 128
/** A part as narrow as this has no room for its share; over a pattern a number needs more air. */
const LEAST_LABEL = 38
const LEAST_ON_PATTERN = 64

/** A bar for each step: everyone who entered, by what became of the step. */
export function ConformanceView({ rows, names, selected, onSelect }: Props) {
  const { t } = useLingui()
  const format = useFormat()
  const counted = useCounted()
  const parts = useParts()
  const id = useId()
  const [ref, width] = useWidth<HTMLDivElement>()
  const compared = rows.some((row) => row.other)
  const narrow = width < NARROW
  const left = narrow ? 0 : LEFT
  const right = compared && !narrow ? RIGHT : 0
  const bar = Math.max(LEAST_BAR, width - left - right - 4)
  const lift = narrow ? NAME : 0
  const row = (compared ? COMPARED_ROW + (narrow ? TOLD : 0) : ROW) + lift
  const marks = rows.flatMap((each) => each.parts.map((part) => ({ ...part, row: each })))
  const mark = useRoving(marks.length)
  const used = PARTS.filter((part) => marks.some((each) => each.part === part))
  return (
    <div ref={ref}>
      <ul className={styles.legend}>
        {used.map((part) => (
          <li key={part}>
            <svg aria-hidden="true" width={16} height={12}>
              <Fills id={`${id}-${part}`} />
              <rect x={0.5} y={0.5} width={15} height={11} rx={2} {...fillOf(part, `${id}-${part}`)} />
            </svg>
            {parts[part]}
          </li>
        ))}
      </ul>
      <Wide>
        <svg
          data-picture
          className={chart.svg}
          width={left + bar + right + 4}
          height={rows.length * row}
          role="group"
          aria-label={t`What became of each step`}
        >
          <Fills id={id} />
          {rows.map((each) => (
            <g key={each.key}>
              {wrap(names[each.index] ?? each.key, narrow ? 44 : 20, narrow ? 1 : 2).map((line, at, lines) => (
                <text
                  key={line}
                  x={0}
                  y={each.index * row + (narrow ? 20 : 24) + at * 16 - (lines.length - 1) * 8}
                  className={chart.strong}
                >
                  {line}
                </text>
              ))}
              {each.other?.parts.map((part) => (
                <rect
                  key={part.part}
                  x={left + part.from * bar}
                  y={each.index * row + 8 + BAR + 4 + lift}
                  width={Math.max(1, part.share * bar)}
                  height={10}
                  opacity={0.7}
                  {...fillOf(part.part, id)}
                />
              ))}
              {each.other && (
                <Told
                  x={narrow ? 0 : left + bar + 12}
                  y={each.index * row + (narrow ? 66 + lift : 22)}
                  inline={narrow}
                  difference={each.other.difference}
                />
              )}
            </g>
          ))}
          {marks.map(({ part, count, share, from, row: owner }, index) => {
            const x = left + from * bar
            const y = owner.index * row + 8 + lift
            const wide = Math.max(1, share * bar)
            const name = names[owner.index] ?? owner.key
            return (
              <g
                key={`${owner.key} ${part}`}
                className={chart.mark}
                aria-label={t`${name}, ${parts[part]}: ${counted.some(count)}, ${format.share(share)}`}
                {...mark(
                  index,
                  () => onSelect(owner.index, part),
                  selected?.step === owner.index && selected.part === part,
                )}
              >
                <rect x={x} y={y} width={wide} height={BAR} {...fillOf(part, id)} />
                <rect
                  x={x + 1}
                  y={y + 1}
                  width={Math.max(0, wide - 2)}
                  height={BAR - 2}
                  rx={2}
                  className={chart.outline}
                />
                {wide > (fillOf(part, id).fill ? LEAST_ON_PATTERN : LEAST_LABEL) && (
                  <text
                    x={x + 8}
                    y={y + 16}
                    className={part === 'completed' ? chart.onRiver : `${chart.text} ${chart.halo}`}
                  >
                    {format.share(share)}
                  </text>
                )}
              </g>
            )
          })}
        </svg>
      </Wide>
    </div>
  )
}

interface ToldProps {
  x: number
  y: number
  /** In one line, where there is no room for three. */
  inline: boolean
  difference: Difference
}

/** The difference of the shares completed in time, its interval, and whether it may be chance. */
function Told({ x, y, inline, difference }: ToldProps) {
  const says = useDifference()
  const lines = [
    { text: says.points(difference), look: says.look(difference, chart) },
    { text: says.interval(difference), look: chart.quiet },
    { text: says.verdict(difference), look: chart.quiet },
  ]
  return (
    <text x={x} y={y}>
      {lines.map(({ text, look }, at) => (
        <tspan key={text} className={look} {...(inline ? { dx: at === 0 ? 0 : 10 } : { x, dy: at === 0 ? 0 : 16 })}>
          {text}
        </tspan>
      ))}
    </text>
  )
}
