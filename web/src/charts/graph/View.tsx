import { useLingui } from '@lingui/react/macro'
import { readable } from '../../format/name'
import { useFormat } from '../../format/useFormat'
import { useRoving } from '../../parts/useRoving'
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

/** The signature picture: a straight dashed line of steps, and over it what customers do. */
export function MeanderView({ shape, width, step, selected, onSelect }: Props) {
  const { t } = useLingui()
  const format = useFormat()
  const { stations, arcs } = shape
  const mark = useRoving(stations.length + arcs.length)
  const above = shape.above + 12
  const below = Math.max(shape.below, 24) + LABELS
  const total = Math.max(width, stations.length * step)
  const picked = stations.some((each) => each.label === selected) || arcs.some((each) => each.id === selected)
  const arcLook = ({ id, from, to, back }: Arc) => {
    const looks = [chart.arc]
    if (back) looks.push(chart.back)
    if (picked) looks.push(id === selected || from === selected || to === selected ? chart.strongArc : chart.faint)
    return looks.join(' ')
  }
  return (
    <div className={chart.scroll}>
      <svg
        data-picture
        className={chart.svg}
        width={total}
        height={above + below + 8}
        viewBox={`0 ${-above} ${total} ${above + below + 8}`}
        role="group"
        aria-label={t`Steps of the journey on a line`}
      >
        <line x1={step / 2} x2={total - step / 2} y1={0} y2={0} className={chart.dashed} />
        {arcs
          .map((each, index) => (
            <g
              key={each.id}
              className={chart.mark}
              aria-label={t`From ${readable(each.from)} to ${readable(each.to)}: ${format.count(each.customers)} customers`}
              {...mark(stations.length + index, () => onSelect(each.id), selected === each.id)}
            >
              <path d={each.path} strokeWidth={each.width} className={arcLook(each)} />
              <path d={each.path} strokeWidth={Math.max(12, each.width)} className={chart.reach} />
              <path d={each.path} className={chart.outline} />
            </g>
          ))
          .reverse()}
        {stations.map((each, index) => (
          <g
            key={each.label}
            className={chart.mark}
            {...mark(index, () => onSelect(each.label), selected === each.label)}
          >
            <title>{t`${readable(each.label)}: ${format.count(each.customers)} customers`}</title>
            <rect x={each.x - step / 2} y={-24} width={step} height={24 + below} fill="transparent" />
            <circle cx={each.x} cy={0} r={RADIUS} className={chart.station} />
            <circle cx={each.x} cy={0} r={(RADIUS - 3) * Math.sqrt(each.share)} className={chart.river} />
            <circle cx={each.x} cy={0} r={RADIUS + 3} className={chart.outline} />
            <text x={each.x} y={below - LABELS + 20} textAnchor="middle" className={`${chart.strong} ${chart.halo}`}>
              {wrap(readable(each.label), Math.floor(step / 6.6), 2).map((line, row) => (
                <tspan key={line} x={each.x} dy={row === 0 ? 0 : 15}>
                  {line}
                </tspan>
              ))}
            </text>
            <text x={each.x} y={below} textAnchor="middle" className={`${chart.quiet} ${chart.halo}`}>
              {format.share(each.share)}
            </text>
          </g>
        ))}
      </svg>
    </div>
  )
}
