import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import type { Job } from '../api/jobs'
import { useFormat } from '../format/useFormat'
import styles from './JobProgress.module.css'

interface Props {
  job: Job
  label: string
  onCancel?: () => void
}

/** How far a long piece of work is, in words and as a bar. */
export function JobProgress({ job, label, onCancel }: Props) {
  const { t } = useLingui()
  const format = useFormat()
  const stages: Record<string, string> = {
    reading: t`Reading the rows`,
    sorting: t`Putting journeys in order`,
    asking: t`Asking the events`,
    drawing: t`Drawing`,
  }
  const stage = job.state === 'waiting' ? t`Waiting for its turn` : (stages[job.stage] ?? t`Working`)
  const known = job.progress !== null
  return (
    <div className={styles.progress}>
      <div className={styles.words}>
        <span>
          <strong>{label}</strong>
          <span className={styles.stage} role="status">
            {stage}
          </span>
        </span>
        <span className={styles.share}>{known ? format.share(job.progress) : ''}</span>
      </div>
      <div
        className={styles.track}
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        {...(known && { 'aria-valuenow': Math.round((job.progress ?? 0) * 100) })}
      >
        <div
          className={known ? styles.fill : styles.unknown}
          style={known ? { width: `${(job.progress ?? 0) * 100}%` } : {}}
        />
      </div>
      {onCancel && (
        <Button size="compact-sm" variant="default" onClick={onCancel}>
          <Trans>Cancel</Trans>
        </Button>
      )}
    </div>
  )
}
