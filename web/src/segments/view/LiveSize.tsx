import { Trans } from '@lingui/react/macro'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { sizesQuery } from '../../api/sizes'
import type { Segment } from '../../api/types'
import { useFormat } from '../../format/useFormat'
import { FormFailure } from '../../parts/FormFailure'
import { isWhole, tidy } from '../core/tree'
import styles from './Builder.module.css'

const PAUSE_MILLIS = 400

/** How many customers the draft has, as soon as it is whole. */
export function LiveSize({ workspace, draft }: { workspace: string; draft: Segment }) {
  const format = useFormat()
  const [settled] = useDebouncedValue(draft, PAUSE_MILLIS)
  const whole = isWhole(settled)
  const { data, error, isFetching } = useQuery(sizesQuery(workspace, whole ? [tidy(settled)] : [], whole))
  const size = whole ? data?.sizes[0] : undefined
  if (error) return <FormFailure failure={error} />
  const share = data && size !== undefined && data.customers > 0 ? size / data.customers : null
  return (
    <div
      className={isFetching ? `${styles.size} ${styles.busy}` : styles.size}
      aria-live="polite"
      aria-busy={isFetching}
    >
      <strong>{size === undefined ? '–' : format.share(share)}</strong>
      <p>
        {size === undefined || !data ? (
          whole ? (
            <Trans>Counting…</Trans>
          ) : (
            <Trans>Fill in what is open, and the size shows here.</Trans>
          )
        ) : (
          <Trans>
            {format.count(size)} of {format.count(data.customers)} customers
          </Trans>
        )}
      </p>
      <span className={styles.track}>
        {share !== null && <span className={styles.fill} style={{ width: `${share * 100}%` }} />}
      </span>
    </div>
  )
}
