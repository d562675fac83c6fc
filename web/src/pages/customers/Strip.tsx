import { Trans, useLingui } from '@lingui/react/macro'
import chart from '../../charts/Chart.module.css'
import { useFormat } from '../../format/useFormat'
import { useRoving } from '../../parts/useRoving'
import { useWidth } from '../../parts/useWidth'
import styles from './Customer.module.css'
import type { Visit } from './timeline'

const HEIGHT = 56
const MIDDLE = 24
const EDGE = 12

interface Props {
  visits: Visit[]
  event: string | undefined
  /** False while only the beginning of the journey is there. */
  whole: boolean
}

export const visitId = (number: number) => `visit-${number}`

/** The whole journey at one look: a dot for each visit over time, the larger the more happened in it. */
export function Strip({ visits, event, whole }: Props) {
  const { t } = useLingui()
  const format = useFormat()
  const [ref, width] = useWidth<HTMLDivElement>()
  const mark = useRoving(visits.length)
  const from = visits[0]?.from ?? 0
  const to = visits.at(-1)?.to ?? from
  const room = Math.max(0, width - 2 * EDGE)
  const x = (at: number) => (to > from ? EDGE + (room * (at - from)) / (to - from) : width / 2)
  const most = Math.max(...visits.map((visit) => visit.events.length))

  function show(number: number) {
    const element = document.getElementById(visitId(number))
    element?.scrollIntoView({ block: 'center' })
    element?.focus({ preventScroll: true })
  }
  return (
    <section className={styles.strip} aria-label={t`The whole journey`}>
      <div ref={ref}>
        <svg className={chart.svg} width={width} height={HEIGHT} role="group" aria-label={t`Visits over time`}>
          <line x1={EDGE} x2={Math.max(EDGE, width - EDGE)} y1={MIDDLE} y2={MIDDLE} className={chart.dashed} />
          {visits.map((visit, index) => {
            const count = visit.events.length
            const radius = 4 + 7 * Math.sqrt(count / most)
            const empty = event !== undefined && !visit.events.some((each) => each.event === event)
            return (
              <g
                key={visit.number}
                className={chart.mark}
                aria-label={t`Visit ${visit.number}, ${format.moment(new Date(visit.from).toISOString())}: ${count} events`}
                {...mark(index, () => show(visit.number))}
              >
                <circle cx={x(visit.from)} cy={MIDDLE} r={radius} className={empty ? styles.faintDot : styles.dot} />
                <circle cx={x(visit.from)} cy={MIDDLE} r={radius + 3} className={chart.outline} />
              </g>
            )
          })}
          <text x={0} y={HEIGHT - 4} className={chart.quiet}>
            {format.day(from)}
          </text>
          {to - from > 86_400_000 && (
            <text x={width} y={HEIGHT - 4} textAnchor="end" className={chart.quiet}>
              {format.day(to)}
            </text>
          )}
        </svg>
      </div>
      {!whole && (
        <p className={styles.quiet}>
          <Trans>This is the beginning; the journey goes on below.</Trans>
        </p>
      )}
    </section>
  )
}
