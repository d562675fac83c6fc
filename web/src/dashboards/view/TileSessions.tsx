import { Trans, useLingui } from '@lingui/react/macro'
import type { SessionsAnswer } from '../../api/types'
import { HistogramView } from '../../charts/histogram/View'
import { useFormat } from '../../format/useFormat'
import styles from './Tile.module.css'

export function TileSessions({ answer, compared }: { answer: SessionsAnswer; compared: SessionsAnswer | undefined }) {
  const { t } = useLingui()
  const format = useFormat()
  const numbers = (of: SessionsAnswer) => [
    { name: t`Sessions`, value: format.count(of.sessions) },
    { name: t`Per customer`, value: format.decimal(of.sessions / Math.max(1, of.customers)) },
    { name: t`Median length`, value: format.duration(of.duration_median_ms) },
  ]
  const others = compared ? numbers(compared) : []
  return (
    <>
      <dl className={styles.numbers}>
        {numbers(answer).map(({ name, value }, index) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
            {others[index] && (
              <dd className={styles.quiet}>
                <Trans>compared: {others[index].value}</Trans>
              </dd>
            )}
          </div>
        ))}
      </dl>
      <HistogramView bins={answer.duration.histogram} label={t`Length of sessions`} height={180} />
    </>
  )
}
