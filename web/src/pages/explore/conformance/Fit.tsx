import { Trans, useLingui } from '@lingui/react/macro'
import type { ConformanceAnswer } from '../../../api/conformance'
import { useFormat } from '../../../format/useFormat'
import styles from './Fit.module.css'

/** The journey as a whole: fit, how many entered it, and how much of what they do it explains. */
export function Fit({ answer, compared }: { answer: ConformanceAnswer; compared: ConformanceAnswer | undefined }) {
  const { t } = useLingui()
  const format = useFormat()
  const told = (fit: number | null) => (fit === null ? '–' : format.ratio(fit))
  return (
    <dl className={styles.numbers}>
      <div>
        <dt>{t`Fit`}</dt>
        <dd>{told(answer.fit)}</dd>
        <dd className={styles.note}>
          {compared ? (
            <Trans>compared: {told(compared.fit)}</Trans>
          ) : (
            <Trans>mean share of required steps completed</Trans>
          )}
        </dd>
      </div>
      <div>
        <dt>{t`Entered`}</dt>
        <dd>{format.count(answer.entered)}</dd>
        <dd className={styles.note}>
          {compared ? (
            <Trans>compared: {format.count(compared.entered)}</Trans>
          ) : (
            <Trans>of {format.count(answer.customers)} customers</Trans>
          )}
        </dd>
      </div>
      <div>
        <dt>{t`Explained`}</dt>
        <dd>{format.share(answer.mapped_share)}</dd>
        <dd className={styles.note}>
          {compared ? (
            <Trans>compared: {format.share(compared.mapped_share)}</Trans>
          ) : (
            <Trans>of their events are steps of it</Trans>
          )}
        </dd>
      </div>
    </dl>
  )
}
