import { Trans, useLingui } from '@lingui/react/macro'
import type { Reject, RejectCount } from '../../api/data'
import { useTold } from '../../api/told/useTold'
import { useFormat } from '../../format/useFormat'
import styles from './Rejects.module.css'
import { useReasons } from './useReasons'

/** Rows that are left behind: how many, why, and the first of each kind where it is known. */
export function Rejects({ rejects }: { rejects: (RejectCount | Reject)[] }) {
  const { t } = useLingui()
  const format = useFormat()
  const told = useTold()
  const reasonOf = useReasons()
  return (
    <ul className={styles.rejects} aria-label={t`Rows that are left behind, by reason`}>
      {rejects.map((reject) => {
        const { what, why } = reasonOf(reject.reason)
        return (
          <li key={reject.reason}>
            <span className={styles.what}>
              <strong>{what}</strong>
              <span>{format.count(reject.count)}</span>
            </span>
            <span className={styles.why}>{why}</span>
            {'detail' in reject && reject.detail && (
              <span className={styles.first}>
                {reject.line === null ? (
                  <Trans>The first: {told.detail(reject.detail)}</Trans>
                ) : (
                  <Trans>
                    The first, line {reject.line}: {told.detail(reject.detail)}
                  </Trans>
                )}
              </span>
            )}
          </li>
        )
      })}
    </ul>
  )
}
