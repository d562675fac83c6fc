import { Trans, useLingui } from '@lingui/react/macro'
import type { Preview, Upload } from '../../api/uploads'
import { ColumnTable } from './ColumnTable'
import { type Draft, giveRole } from './draft'
import { EventNaming } from './EventNaming'
import styles from './MappingScreen.module.css'
import { PreviewPane } from './PreviewPane'
import { TimeOptions } from './TimeOptions'
import { usePreview } from './usePreview'

interface Props {
  workspace: string
  upload: Upload
  draft: Draft
  onChange: (draft: Draft) => void
}

/** True where more than one row in twenty has a time that can't be read: then it is mostly the format. */
function doubtsTimes(preview: Preview | undefined): boolean {
  const lost = preview?.rejected.reduce((sum, each) => sum + each.count, 0) ?? 0
  const bad = preview?.rejected.find((each) => each.reason === 'bad_time')?.count ?? 0
  return preview !== undefined && bad > (preview.events + lost) / 20
}

/** What the columns of one file mean, with what comes of it beside it. */
export function MappingScreen({ workspace, upload, draft, onChange }: Props) {
  const { t } = useLingui()
  const { preview, busy, complaints } = usePreview(workspace, upload, draft)
  return (
    <div className={styles.screen}>
      <div className={styles.mapping}>
        <section className={styles.card} aria-labelledby="columns-mean">
          <h2 id="columns-mean" className={styles.heading}>
            <Trans>What the columns mean</Trans>
          </h2>
          <p className={styles.lead}>
            <Trans>This is a guess from their names and values. Change above a column what it is for.</Trans>
          </p>
          <ColumnTable
            upload={upload}
            draft={draft}
            complaints={complaints}
            onRole={(column, role) => onChange(giveRole(draft, column, role))}
          />
        </section>
        <section className={styles.card} aria-label={t`What happened, and when`}>
          <EventNaming upload={upload} draft={draft} complaints={complaints} onChange={onChange} />
          <TimeOptions
            upload={upload}
            draft={draft}
            complaints={complaints}
            doubtful={doubtsTimes(preview)}
            onChange={onChange}
          />
        </section>
      </div>
      <PreviewPane draft={draft} preview={preview} busy={busy} complaints={complaints} />
    </div>
  )
}
