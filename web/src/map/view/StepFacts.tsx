import { useLingui } from '@lingui/react/macro'
import type { Outcome } from '../../api/conformance'
import { useFormat } from '../../format/useFormat'
import type { StepRow } from '../core/rows'
import styles from './StepPanel.module.css'

interface Props {
  row: StepRow
  entered: number
  /** Whose customers are shown. */
  shown: Outcome | null
  onShow: (outcome: Outcome) => void
}

/** What became of the step: shares of all who entered, and how many these are. */
export function StepFacts({ row, entered, shown, onShow }: Props) {
  const { t } = useLingui()
  const format = useFormat()
  const { observed } = row
  if (!observed) return null
  const { within, required = true } = row.place.step.observe ?? {}
  const median = observed.median_wait_ms === null ? '' : t`median ${format.duration(observed.median_wait_ms)}`
  const facts: { name: string; count: number; outcome?: Outcome; more?: string }[] = [
    { name: t`Reached`, count: observed.reached, outcome: 'reached' },
    {
      name: t`Completed in time`,
      count: observed.completed,
      outcome: 'completed',
      more: within ? t`within ${format.words(within)}` : median,
    },
    ...(observed.late > 0 ? [{ name: t`Late`, count: observed.late, outcome: 'late' as const, more: median }] : []),
    { name: t`Out of order`, count: observed.out_of_order, outcome: 'out_of_order' },
    required
      ? { name: t`Missing`, count: observed.missing, outcome: 'missing' }
      : { name: t`Skipped`, count: observed.skipped, outcome: 'skipped' },
    ...(observed.dropped === null ? [] : [{ name: t`Drop after it`, count: observed.dropped }]),
  ]
  return (
    <dl className={styles.facts}>
      {facts.map(({ name, count, outcome, more }) => (
        <div key={name} className={styles.fact}>
          <dt>{name}</dt>
          <dd className={styles.value}>{format.share(entered > 0 ? count / entered : null)}</dd>
          <dd className={styles.note}>
            {outcome && count > 0 ? (
              <button
                type="button"
                className={styles.who}
                aria-expanded={shown === outcome}
                onClick={() => onShow(outcome)}
              >
                {t`${format.count(count)} customers`}
              </button>
            ) : (
              t`${format.count(count)} customers`
            )}
            {more && <div>{more}</div>}
          </dd>
        </div>
      ))}
    </dl>
  )
}
