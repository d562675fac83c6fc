import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import type { Scalar } from '../../api/types'
import { encode } from '../../explore/url'
import { readable } from '../../format/name'
import { useFormat } from '../../format/useFormat'
import { Icon } from '../../parts/icons'
import { useHere } from '../settings/useHere'
import { channelOf } from './channel'
import { visitId } from './Strip'
import styles from './Timeline.module.css'
import type { Day, Placed, Visit } from './timeline'

/** A journey day by day and visit by visit. */
export function Timeline({ days }: { days: Day[] }) {
  const format = useFormat()
  return (
    <ol className={styles.days}>
      {days.map(({ day, visits }) => (
        <li key={day} className={styles.day}>
          <h2 className={styles.date}>{format.weekday(day)}</h2>
          {visits.map((visit) => (
            <VisitRow key={visit.number} visit={visit} />
          ))}
        </li>
      ))}
    </ol>
  )
}

function VisitRow({ visit: { number, from, to, events } }: { visit: Visit }) {
  const format = useFormat()
  return (
    <section id={visitId(number)} tabIndex={-1} className={styles.visit} aria-labelledby={`${visitId(number)}-title`}>
      <h3 id={`${visitId(number)}-title`} className={styles.title}>
        <Trans>Visit {number}</Trans>
        {to > from && <span className={styles.length}>{format.duration(to - from)}</span>}
      </h3>
      <ol>
        {events.map((event) => (
          <EventRow key={event.index} event={event} />
        ))}
      </ol>
    </section>
  )
}

function EventRow({ event }: { event: Placed }) {
  const { t } = useLingui()
  const format = useFormat()
  const channel = channelOf(event.properties)
  const count = Object.keys(event.properties).length
  const line = (
    <>
      <span className={`${styles.icon} ${styles[`channel${channel?.colour ?? 0}`]}`}>
        <Icon name={channel?.icon ?? 'dot'} size={16} />
      </span>
      <time dateTime={event.time} className={styles.time}>
        {format.clock(event.at)}
      </time>
      <strong className={styles.name}>{readable(event.event)}</strong>
      {channel && <span className={styles.channel}>{readable(channel.name)}</span>}
    </>
  )
  return (
    <li className={styles.event}>
      {count === 0 ? (
        <div className={styles.line}>{line}</div>
      ) : (
        <details>
          <summary className={styles.line} title={t`Properties`}>
            {line}
            <span className={styles.open}>
              <Icon name="down" size={14} />
            </span>
          </summary>
          <Properties event={event.event} properties={event.properties} />
        </details>
      )}
    </li>
  )
}

function Properties({ event, properties }: { event: string; properties: Record<string, Scalar> }) {
  const { workspace } = useHere()
  const flow = encode({ ask: 'paths', direction: 'forward', start: event, depth: 4, top: 5, collapse: true })
  return (
    <div className={styles.more}>
      <dl className={styles.properties}>
        {Object.entries(properties).map(([name, value]) => (
          <div key={name}>
            <dt>{readable(name)}</dt>
            <dd>{String(value)}</dd>
          </div>
        ))}
      </dl>
      <Link to="/w/$workspace/explore/flow" params={{ workspace }} search={{ q: flow }}>
        <Trans>What customers do after this</Trans>
      </Link>
    </div>
  )
}
