import { useLingui } from '@lingui/react/macro'
import { ApiError } from '../api/problem'
import styles from './FormFailure.module.css'

/** What the server had against a form as a whole. */
export function FormFailure({ failure }: { failure: Error | null }) {
  const { t } = useLingui()
  if (!failure) return null
  const unreachable = failure instanceof ApiError && failure.status === 0
  return (
    <p role="alert" className={styles.failure}>
      {unreachable ? t`Meander can't be reached. Is the server running?` : failure.message}
    </p>
  )
}
