import { useTold } from '../api/told/useTold'
import styles from './FormFailure.module.css'

/** What the server had against a form as a whole. */
export function FormFailure({ failure }: { failure: Error | null }) {
  const told = useTold()
  if (!failure) return null
  return (
    <p role="alert" className={styles.failure}>
      {told.failure(failure)}
    </p>
  )
}
