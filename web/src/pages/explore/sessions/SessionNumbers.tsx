import { Trans, useLingui } from '@lingui/react/macro'
import type { SessionsAnswer } from '../../../api/types'
import { useFormat } from '../../../format/useFormat'
import styles from './SessionNumbers.module.css'

/** How many sessions there are and how long, beside those they are compared with. */
export function SessionNumbers({ answer, compared }: { answer: SessionsAnswer; compared: SessionsAnswer | undefined }) {
  const { t } = useLingui()
  const format = useFormat()
  const numbers = (of: SessionsAnswer) => [
    { name: t`Sessions`, value: format.count(of.sessions) },
    { name: t`Per customer`, value: format.decimal(of.sessions / Math.max(1, of.customers)) },
    {
      name: t`Events in each, on average`,
      value: of.events_per_session_mean === null ? '–' : format.decimal(of.events_per_session_mean),
    },
    { name: t`Median length`, value: format.duration(of.duration_median_ms) },
    { name: t`9 in 10 are shorter than`, value: format.duration(of.duration.p90_ms) },
  ]
  const others = compared ? numbers(compared) : []
  return (
    <dl className={styles.numbers}>
      {numbers(answer).map(({ name, value }, index) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
          {others[index] && (
            <dd className={styles.before}>
              <Trans>compared: {others[index].value}</Trans>
            </dd>
          )}
        </div>
      ))}
    </dl>
  )
}
