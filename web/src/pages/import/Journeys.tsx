import { Trans } from '@lingui/react/macro'
import type { Preview } from '../../api/uploads'
import { readable } from '../../format/name'
import { useFormat } from '../../format/useFormat'
import styles from './Journeys.module.css'

const TINTS = 5

/** The first journeys, each as a small timeline. Events of one name have one tint in all of them. */
export function Journeys({ journeys, zone }: { journeys: Preview['journeys']; zone: string }) {
  const format = useFormat()
  const names = [...new Set(journeys.flatMap((journey) => journey.events.map((each) => each.event)))]
  const tintOf = (name: string) => styles[`tint${names.indexOf(name) % TINTS}`] ?? ''
  return (
    <section>
      <h3 className={styles.heading}>
        <Trans>The first journeys</Trans>
      </h3>
      <ol className={styles.journeys}>
        {journeys.map(({ customer, events }) => {
          const first = events[0]
          return (
            <li key={customer} className={styles.journey}>
              <span className={styles.who}>
                <strong>{customer}</strong>
                {first && <span className={styles.when}>{format.moment(first.time, zone || undefined)}</span>}
              </span>
              <ol className={styles.line}>
                {events.map((each, index) => {
                  const before = events[index - 1]
                  const pause = before ? Date.parse(each.time) - Date.parse(before.time) : null
                  return (
                    // biome-ignore lint/suspicious/noArrayIndexKey: an event may occur twice; its place is what tells it
                    <li key={index} className={styles.step}>
                      {pause !== null && <span className={styles.pause}>{format.duration(pause)}</span>}
                      <span className={`${styles.event} ${tintOf(each.event)}`}>{readable(each.event)}</span>
                    </li>
                  )
                })}
              </ol>
            </li>
          )
        })}
      </ol>
    </section>
  )
}
