import { Trans, useLingui } from '@lingui/react/macro'
import { Slider } from '@mantine/core'
import styles from '../Graph.module.css'

interface Props {
  /** How many there are to show; 0 before the answer. */
  steps: number
  detail: number
  onDetail: (detail: number) => void
}

const LEAST = 3
const MOST = 40

/** What the colours mean, and how much is shown. */
export function GraphTools({ steps, detail, onDetail }: Props) {
  const { t } = useLingui()
  return (
    <>
      <p className={styles.legend}>
        <span className={styles.forward} />
        <Trans>forward, above the line</Trans>
        <span className={styles.back} />
        <Trans>back, below it</Trans>
      </p>
      {steps > LEAST && (
        <div className={styles.slider}>
          <span aria-hidden="true">
            <Trans>Detail</Trans>
          </span>
          <Slider
            size="sm"
            min={LEAST}
            max={Math.min(MOST, Math.max(LEAST + 1, steps))}
            value={Math.min(detail, steps)}
            onChange={onDetail}
            label={(count) => t`${count} steps`}
            thumbLabel={t`Detail: how many steps`}
          />
        </div>
      )}
    </>
  )
}
