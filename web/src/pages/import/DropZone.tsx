import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { type DragEvent, useRef, useState } from 'react'
import { Icon } from '../../parts/icons'
import styles from './DropZone.module.css'

const ENDINGS = '.csv,.txt,.tsv,.tab,.ndjson,.jsonl,.json,.parquet,.pq,.xes,.gz,.zst'

interface Props {
  /** One line, once there are files. */
  small: boolean
  onFiles: (files: Iterable<File>) => void
}

/** Where files are let fall; the button does the same without a mouse. */
export function DropZone({ small, onFiles }: Props) {
  const { t } = useLingui()
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const looks = [styles.zone, small && styles.small, over && styles.over].filter(Boolean).join(' ')

  function drop(event: DragEvent) {
    event.preventDefault()
    setOver(false)
    onFiles(event.dataTransfer.files)
  }
  return (
    <section
      className={looks}
      aria-label={t`Files to import`}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      {!small && (
        <>
          <span className={styles.icon}>
            <Icon name="upload" size={24} />
          </span>
          <h2>
            <Trans>Drop files of events here</Trans>
          </h2>
        </>
      )}
      <p className={styles.hint}>
        {small ? (
          <Trans>Drop more files here: they are imported together.</Trans>
        ) : (
          <Trans>
            CSV, TSV, NDJSON, Parquet or XES, plain or in gzip or zstd. One row is mostly one event: someone, a time,
            and what happened.
          </Trans>
        )}
      </p>
      <Button variant={small ? 'default' : 'filled'} onClick={() => input.current?.click()}>
        <Trans>Choose files</Trans>
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={ENDINGS}
        aria-label={t`Choose files`}
        onChange={(event) => {
          onFiles([...(event.currentTarget.files ?? [])])
          // The same file chosen again is a change again.
          event.currentTarget.value = ''
        }}
      />
    </section>
  )
}
