import { useLingui } from '@lingui/react/macro'
import { useCounted } from '../../explore/useCounted'
import { readable } from '../../format/name'
import { useFormat } from '../../format/useFormat'
import { useRoving } from '../../parts/useRoving'
import { Wide } from '../../parts/Wide'
import chart from '../Chart.module.css'
import { wrap } from '../wrap'
import { type Arc, type Meander, RADIUS } from './shape'

interface Props {
  shape: Meander
  width: number
  step: number
  selected: string | null
  onSelect: (id: string) => void
}

const LABELS = 56
/** Where steps are closer than this, every second name stands a row lower and has the room of two. */
const CLOSE = 72
const LOWER = 48

/** The signature picture: a straight dashed line of steps, and over it what customers do. */
export function MeanderView({ shape, width, step, selected, onSelect }: Props) {
  const { t } = useLingui()
  const format = useFormat()
  const counted = useCounted()
  const { stations, arcs } = shape
  const mark = useRoving(stations.length + arcs.length)
  const above = shape.above + 12
  const close = step < CLOSE
  const below = Math.max(shape.below, 24) + LABELS
  const depth = above + below + (close ? LOWER : 0) + 8
  const letters = Math.floor((close ? step * 1.9 : step) / 6.6)
  const total = Math.max(width, stations.length * step)
  // The names of the first and the last step would be cut where they are wider than their place.
  const placeOf = (index: number): Pick<NameProps, 'x' | 'anchor'> => {
    const x = stations[index]?.x ?? 0
    if (close && index === 0) return { x: x - step / 2, anchor: 'start' }
    if (close && index === stations.length - 1) return { x: x + step / 2, anchor: 'end' }
    return { x, anchor: 'middle' }
  }
  const picked = stations.some((each) => each.label === selected) || arcs.some((each) => each.id === selected)
  const arcLook = ({ id, from, to, back }: Arc) => {
    const looks = [chart.arc]
    if (back) looks.push(chart.back)
    if (picked) looks.push(id === selected || from === selected || to === selected ? chart.strongArc : chart.faint)
    return looks.join(' ')
  }
  return (
    <Wide>
      <svg
        data-picture
        className={chart.svg}
        width={total}
        height={depth}
        viewBox={`0 ${-above} ${total} ${depth}`}
        role="group"
        aria-label={t`Steps of the journey on a line`}
      >
        <line x1={step / 2} x2={total - step / 2} y1={0} y2={0} className={chart.dashed} />
        {arcs
          .map((each, index) => (
            <g
              key={each.id}
              className={chart.mark}
              aria-label={t`From ${readable(each.from)} to ${readable(each.to)}: ${counted.some(each.customers)}`}
              {...mark(stations.length + index, () => onSelect(each.id), selected === each.id)}
            >
              <path d={each.path} strokeWidth={each.width} className={arcLook(each)} />
              <path d={each.path} strokeWidth={Math.max(12, each.width)} className={chart.reach} />
              <path d={each.path} className={chart.outline} />
            </g>
          ))
          .reverse()}
        {stations.map((each, index) => {
          const lower = close && index % 2 === 1 ? LOWER : 0
          return (
            <g
              key={each.label}
              className={chart.mark}
              {...mark(index, () => onSelect(each.label), selected === each.label)}
            >
              <title>{t`${readable(each.label)}: ${counted.some(each.customers)}`}</title>
              {lower > 0 && (
                <line
                  x1={each.x}
                  x2={each.x}
                  y1={below - LABELS}
                  y2={below - LABELS + lower + 4}
                  className={chart.rule}
                />
              )}
              <rect x={each.x - step / 2} y={-24} width={step} height={24 + below} fill="transparent" />
              <circle cx={each.x} cy={0} r={RADIUS} className={chart.station} />
              <circle cx={each.x} cy={0} r={(RADIUS - 3) * Math.sqrt(each.share)} className={chart.river} />
              <circle cx={each.x} cy={0} r={RADIUS + 3} className={chart.outline} />
              <Name
                lines={wrap(readable(each.label), letters, 2)}
                share={format.share(each.share)}
                y={below - LABELS + 20 + lower}
                {...placeOf(index)}
              />
            </g>
          )
        })}
      </svg>
    </Wide>
  )
}

interface NameProps {
  x: number
  y: number
  anchor: 'start' | 'middle' | 'end'
  lines: string[]
  share: string
}

/** A step's name, and the share of customers who came there. */
function Name({ x, y, anchor, lines, share }: NameProps) {
  return (
    <text x={x} y={y} textAnchor={anchor} className={chart.halo}>
      {lines.map((line, row) => (
        <tspan key={line} x={x} dy={row === 0 ? 0 : 15} className={chart.strong}>
          {line}
        </tspan>
      ))}
      <tspan x={x} dy={16} className={chart.quiet}>
        {share}
      </tspan>
    </text>
  )
}
