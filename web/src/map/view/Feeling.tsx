import { Trans, useLingui } from '@lingui/react/macro'
import type { FeelingPoint } from '../../api/maps'
import { useFormat } from '../../format/useFormat'
import styles from './StepPanel.module.css'

interface Props {
  assumed: number | null
  note: string | undefined
  measured: FeelingPoint | null
}

const at = (level: number) => `${((Math.max(-1, Math.min(1, level)) + 1) / 2) * 100}%`

/** What is assumed and what is measured, on one scale. */
export function Feeling({ assumed, note, measured }: Props) {
  const { t } = useLingui()
  const format = useFormat()
  if (assumed === null && !measured) return null
  const { low = null, high = null } = measured ?? {}
  return (
    <section className={styles.section}>
      <h3>
        <Trans>Felt</Trans>
      </h3>
      <div className={styles.scale} aria-hidden="true">
        <span className={styles.axis} />
        <span className={styles.zero} />
        {measured && low !== null && high !== null && (
          <span
            className={styles.interval}
            style={{ insetInlineStart: at(low), width: `${((high - low) / 2) * 100}%` }}
          />
        )}
        {assumed !== null && <span className={styles.assumed} style={{ insetInlineStart: at(assumed) }} />}
        {measured && (
          <span
            className={measured.mean < 0 ? `${styles.point} ${styles.low}` : styles.point}
            style={{ insetInlineStart: at(measured.mean) }}
          />
        )}
      </div>
      <div className={styles.ends} aria-hidden="true">
        <span>{t`bad`}</span>
        <span>{t`good`}</span>
      </div>
      {assumed !== null && (
        <p>
          <Trans>assumed {format.level(assumed)}</Trans>
          {note && ` (${note})`}
        </p>
      )}
      {measured ? (
        <p>
          {low !== null && high !== null ? (
            <Trans>
              measured <strong>{format.level(measured.mean)}</strong> ({format.level(low)} … {format.level(high)}), n{' '}
              {format.count(measured.n)}
            </Trans>
          ) : (
            <Trans>
              measured <strong>{format.level(measured.mean)}</strong>, one answer, so no interval
            </Trans>
          )}
        </p>
      ) : (
        <p className={styles.quiet}>
          <Trans>Not measured: no survey is tied to this step, or nobody answered.</Trans>
        </p>
      )}
    </section>
  )
}
