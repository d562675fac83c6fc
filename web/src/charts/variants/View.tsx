import { useLingui } from '@lingui/react/macro'
import type { VariantsAnswer } from '../../api/types'
import { useCounted } from '../../explore/useCounted'
import { readable } from '../../format/name'
import { useFormat } from '../../format/useFormat'
import { useRoving } from '../../parts/useRoving'
import { useWidth } from '../../parts/useWidth'
import { Wide } from '../../parts/Wide'
import chart from '../Chart.module.css'
import { wrap } from '../wrap'
import { stageOf } from './shape'

interface Props {
  answer: VariantsAnswer
  selected: number | null
  onSelect: (index: number) => void
}

const ROW = 44
const LEFT = 132
const STEP = 112

/** Journeys as rows of steps. A label has one colour in all rows, and its name stands in every step. */
export function VariantsView({ answer, selected, onSelect }: Props) {
  const { t } = useLingui()
  const format = useFormat()
  const counted = useCounted()
  const [ref, width] = useWidth<HTMLDivElement>()
  const mark = useRoving(answer.variants.length)
  const longest = Math.max(1, ...answer.variants.map((each) => each.path.length))
  const step = Math.max(STEP, Math.min(152, (width - LEFT) / longest))
  const stage = stageOf(answer)
  const most = answer.variants[0]?.customers ?? 1
  const total = Math.max(width, LEFT + longest * step)
  return (
    <Wide ref={ref}>
      <svg
        data-picture
        className={chart.svg}
        width={total}
        height={answer.variants.length * ROW}
        role="group"
        aria-label={t`Journeys`}
      >
        {answer.variants.map((variant, index) => {
          const y = index * ROW
          const path = variant.path.map(readable)
          return (
            <g
              key={variant.path.join('>')}
              className={chart.mark}
              {...mark(index, () => onSelect(index), selected === index)}
            >
              <title>{t`${counted.some(variant.customers)}: ${path.join(', ')}`}</title>
              <rect x={-8} y={y + 2} width={total + 8} height={ROW - 4} rx={6} className={chart.outline} />
              <text x={0} y={y + 19} className={chart.strong}>
                {format.share(variant.customers / answer.customers)}
              </text>
              <text x={LEFT - 24} y={y + 19} textAnchor="end" className={chart.quiet}>
                {format.count(variant.customers)}
              </text>
              <rect
                x={0}
                y={y + 27}
                height={5}
                rx={2}
                width={((LEFT - 24) * variant.customers) / most}
                className={chart.river}
              />
              {path.map((label, at) => {
                const tint = stage.get(variant.path[at] as string) ?? 6
                return (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a label may occur twice; its place is what tells it
                  <g key={at}>
                    <rect
                      x={LEFT + at * step}
                      y={y + 6}
                      width={step - 8}
                      height={ROW - 12}
                      rx={6}
                      className={chart[`tint${tint}`]}
                    />
                    {wrap(label, Math.floor((step - 20) / 6.4), 2).map((line, row, lines) => (
                      <text
                        key={line}
                        x={LEFT + at * step + 10}
                        y={y + 26 + (row - (lines.length - 1) / 2) * 14}
                        className={chart.text}
                      >
                        {line}
                      </text>
                    ))}
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
