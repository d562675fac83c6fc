import { useLingui } from '@lingui/react/macro'
import { useId } from 'react'
import { useDifference } from '../../explore/useDifference'
import { useFormat } from '../../format/useFormat'
import { useRoving } from '../../parts/useRoving'
import { useWidth } from '../../parts/useWidth'
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
const BAR = 24
const LEAST_BAR = 280
const RIGHT = 128
/** A part as narrow as this has no room for its share; over a pattern a number needs more air. */
const LEAST_LABEL = 38
const LEAST_ON_PATTERN = 64

/** A bar for each step: everyone who entered, by what became of the step. */
export function ConformanceView({ rows, names, selected, onSelect }: Props) {
  const { t } = useLingui()
  const format = useFormat()
  const parts = useParts()
  const says = useDifference()
  const id = useId()
  const [ref, width] = useWidth<HTMLDivElement>()
  const compared = rows.some((row) => row.other)
  const right = compared ? RIGHT : 0
  const bar = Math.max(LEAST_BAR, width - LEFT - right - 4)
  const row = compared ? COMPARED_ROW : ROW
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
      <div className={chart.scroll}>
        <svg
          data-picture
          className={chart.svg}
          width={LEFT + bar + right + 4}
          height={rows.length * row}
          role="group"
          aria-label={t`What became of each step`}
        >
          <Fills id={id} />
          {rows.map((each) => (
            <g key={each.key}>
              {wrap(names[each.index] ?? each.key, 20, 2).map((line, at, lines) => (
                <text
                  key={line}
                  x={0}
                  y={each.index * row + 24 + at * 16 - (lines.length - 1) * 8}
                  className={chart.strong}
                >
                  {line}
                </text>
              ))}
              {each.other?.parts.map((part) => (
                <rect
                  key={part.part}
                  x={LEFT + part.from * bar}
                  y={each.index * row + 8 + BAR + 4}
                  width={Math.max(1, part.share * bar)}
                  height={10}
                  opacity={0.7}
                  {...fillOf(part.part, id)}
                />
              ))}
              {each.other && (
                <>
                  <text
                    x={LEFT + bar + 12}
                    y={each.index * row + 22}
                    className={says.look(each.other.difference, chart)}
                  >
                    {says.points(each.other.difference)}
                  </text>
                  <text x={LEFT + bar + 12} y={each.index * row + 38} className={chart.quiet}>
                    {says.interval(each.other.difference)}
                  </text>
                  <text x={LEFT + bar + 12} y={each.index * row + 54} className={chart.quiet}>
                    {says.verdict(each.other.difference)}
                  </text>
                </>
              )}
            </g>
          ))}
          {marks.map(({ part, count, share, from, row: owner }, index) => {
            const x = LEFT + from * bar
            const y = owner.index * row + 8
            const wide = Math.max(1, share * bar)
            const name = names[owner.index] ?? owner.key
            return (
              <g
                key={`${owner.key} ${part}`}
                className={chart.mark}
                aria-label={t`${name}, ${parts[part]}: ${format.count(count)} customers, ${format.share(share)}`}
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
      </div>
    </div>
  )
}
