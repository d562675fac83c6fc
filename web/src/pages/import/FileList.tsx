import { useLingui } from '@lingui/react/macro'
import { useTold } from '../../api/told/useTold'
import { useFormat } from '../../format/useFormat'
import { Icon } from '../../parts/icons'
import { missingOf } from './draft'
import styles from './FileList.module.css'
import type { Sent } from './useUploads'

interface Props {
  files: Sent[]
  current: number | undefined
  onChoose: (key: number) => void
  onRemove: (key: number) => void
}

/** The files of this import: on their way, understood or not yet. */
export function FileList({ files, current, onChoose, onRemove }: Props) {
  const { t } = useLingui()
  const told = useTold()
  const format = useFormat()
  if (files.length === 0) return null

  function stateOf({ failure, upload, draft, progress, bytes }: Sent): string {
    if (failure) return told.failure(failure)
    if (!upload || !draft) return progress < 1 ? t`${format.share(progress)} sent` : t`being read`
    return missingOf(draft).length > 0 ? t`columns not understood yet` : t`${format.bytes(bytes)}, understood`
  }
  return (
    <ul className={styles.files} aria-label={t`Files of this import`}>
      {files.map((file) => {
        const here = file.key === current
        return (
          <li key={file.key} className={here ? `${styles.file} ${styles.here}` : styles.file}>
            <button
              type="button"
              className={styles.choose}
              disabled={!file.upload}
              aria-current={here || undefined}
              onClick={() => onChoose(file.key)}
            >
              <Icon name="file" size={18} />
              <span>
                <strong>{file.name}</strong>
                <small className={file.failure ? styles.bad : undefined} role={file.failure ? 'alert' : undefined}>
                  {stateOf(file)}
                </small>
              </span>
            </button>
            <button
              type="button"
              className={styles.remove}
              aria-label={t`Take ${file.name} out`}
              onClick={() => onRemove(file.key)}
            >
              <Icon name="close" size={14} />
            </button>
            {!file.upload && !file.failure && (
              <span
                className={styles.track}
                role="progressbar"
                aria-label={t`Sending ${file.name}`}
                aria-valuenow={Math.round(file.progress * 100)}
              >
                <span className={styles.fill} style={{ width: `${file.progress * 100}%` }} />
              </span>
            )}
          </li>
        )
      })}
    </ul>
  )
}
