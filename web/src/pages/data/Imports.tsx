import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { ImportRecord } from '../../api/data'
import { importsQuery } from '../../api/dataQueries'
import { useFormat } from '../../format/useFormat'
import { Empty } from '../../parts/Empty'
import { FormFailure } from '../../parts/FormFailure'
import { Rejects } from '../import/Rejects'
import { useHere } from '../settings/useHere'
import styles from './Data.module.css'

/** What was brought in when, and what was left behind of it. */
export function Imports() {
  const { t } = useLingui()
  const { workspace } = useHere()
  const { data, error } = useQuery(importsQuery(workspace))
  return (
    <section className={styles.card} aria-label={t`Imports`}>
      <FormFailure failure={error} />
      {data?.items.length === 0 && (
        <Empty title={t`No imports are on record`}>
          <Trans>Choose “Import files” above; each import is told here with what it left behind.</Trans>
        </Empty>
      )}
      <ol>
        {data?.items.map((each) => (
          <ImportRow key={each.at} record={each} />
        ))}
      </ol>
    </section>
  )
}

function ImportRow({ record: { at, events, files, rejected, is_sample } }: { record: ImportRecord }) {
  const { t } = useLingui()
  const format = useFormat()
  return (
    <li className={styles.import}>
      <h2>{is_sample ? t`The made-up shop` : format.moment(at)}</h2>
      <span className={styles.total}>
        <Trans>{format.count(events)} events</Trans>
      </span>
      <ul className={styles.files}>
        {is_sample && <li>{format.moment(at)}</li>}
        {files.map((file) => (
          <li key={file.name}>
            {file.name} · {format.bytes(file.bytes)}
          </li>
        ))}
      </ul>
      {rejected.length > 0 && (
        <div className={styles.rejects}>
          <Rejects rejects={rejected} />
        </div>
      )}
    </li>
  )
}
