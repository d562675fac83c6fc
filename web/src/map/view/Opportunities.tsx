import { Trans } from '@lingui/react/macro'
import type { Opportunity } from '../../api/maps'
import { useFormat } from '../../format/useFormat'
import { rice } from '../core/known'
import styles from './StepPanel.module.css'
import { useStatuses } from './words'

/** What could be done about it, and how far it is. */
export function Opportunities({ opportunities, reach }: { opportunities: Opportunity[]; reach: number | null }) {
  const format = useFormat()
  const statuses = useStatuses()
  return (
    <ul>
      {opportunities.map((each) => {
        const { key, text, status, owner } = each
        const score = rice(each, reach)
        return (
          <li key={key} className={`${styles.card} ${styles.gain}`}>
            {text}
            {(status || owner || score !== null) && (
              <div className={styles.chips}>
                {status && <span className={styles.status}>{statuses[status]}</span>}
                {owner && <span>{owner.name}</span>}
                {score !== null && (
                  <span>
                    <Trans>RICE score {format.count(score)}</Trans>
                  </span>
                )}
              </div>
            )}
          </li>
        )
      })}
    </ul>
  )
}
