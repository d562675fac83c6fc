import { Trans, useLingui } from '@lingui/react/macro'
import { useTold } from '../../api/told/useTold'
import type { Preview } from '../../api/uploads'
import { readable } from '../../format/name'
import { useFormat } from '../../format/useFormat'
import { roleId } from './ColumnTable'
import { type Complaint, type Draft, type Missing, missingOf } from './draft'
import { Journeys } from './Journeys'
import styles from './PreviewPane.module.css'
import { Rejects } from './Rejects'

interface Props {
  draft: Draft
  preview: Preview | undefined
  busy: boolean
  complaints: Complaint[]
}

/** What comes of the first rows, as it would be imported. */
export function PreviewPane({ draft, preview, busy, complaints }: Props) {
  const { t } = useLingui()
  const missing = missingOf(draft)
  const open = missing.length > 0 || complaints.length > 0
  return (
    <aside className={`${styles.pane} fades`} aria-label={t`Preview`} aria-busy={busy}>
      <h2 className={styles.heading}>
        <Trans>Preview</Trans>
      </h2>
      <div aria-live="polite" className={styles.told}>
        {missing.length > 0 && <Missings missing={missing} />}
        {complaints.map((complaint) => (
          <ComplaintLine key={`${complaint.column} ${complaint.detail}`} complaint={complaint} />
        ))}
      </div>
      {preview && !open ? <Found preview={preview} draft={draft} /> : !open && <div className={styles.waiting} />}
    </aside>
  )
}

/** What the server has against the mapping, and the way to the control it is about. */
function ComplaintLine({ complaint: { column, detail } }: { complaint: Complaint }) {
  return (
    <p className={styles.bad}>
      {column && <strong>{column}: </strong>}
      {detail}{' '}
      {column && (
        <button type="button" className={styles.go} onClick={() => document.getElementById(roleId(column))?.focus()}>
          <Trans>Go to the column</Trans>
        </button>
      )}
    </p>
  )
}

function Missings({ missing }: { missing: Missing[] }) {
  const { t } = useLingui()
  const words: Record<Missing, string> = {
    customer: t`Which column names the customer?`,
    time: t`Which column has the time?`,
    format: t`How are the times written? Their values alone do not tell.`,
    event: t`Which column names the event?`,
    constant: t`What is the event of every row called?`,
    trait: t`Which columns describe the customer? Give them the role “Trait of the customer”.`,
  }
  return (
    <div className={styles.missing}>
      <p>
        <Trans>Still to be said:</Trans>
      </p>
      <ul>
        {missing.map((each) => (
          <li key={each}>{words[each]}</li>
        ))}
      </ul>
    </div>
  )
}

const NAMES = 12

function Found({ preview, draft }: { preview: Preview; draft: Draft }) {
  const format = useFormat()
  const told = useTold()
  const { events, trait_rows, customers, is_whole, rejected, notes, event_names, journeys } = preview
  const names = event_names.slice(0, NAMES)
  const most = Math.max(1, ...names.map((each) => each.count))
  return (
    <>
      <p className={styles.sum}>
        <strong>
          {events === 0 && trait_rows > 0 ? (
            <Trans>{format.count(trait_rows)} rows describe customers</Trans>
          ) : (
            <Trans>
              {format.count(events)} events of {format.count(customers)} customers
            </Trans>
          )}
        </strong>
        <span>{is_whole ? <Trans>in the whole file</Trans> : <Trans>in the first rows of the file</Trans>}</span>
      </p>
      {rejected.length > 0 && <Rejects rejects={rejected} />}
      {notes.length > 0 && (
        <ul className={styles.notes}>
          {notes.map((note) => (
            <li key={note}>{told.detail(note)}</li>
          ))}
        </ul>
      )}
      {journeys.length > 0 && <Journeys journeys={journeys} zone={draft.timezone} />}
      {names.length > 0 && (
        <section>
          <h3 className={styles.sub}>
            <Trans>Events by name</Trans>
          </h3>
          <ul className={styles.names}>
            {names.map(({ name, count }) => (
              <li key={name} className={styles.name}>
                <span className={styles.label}>{readable(name)}</span>
                <span className={styles.track}>
                  <span className={styles.fill} style={{ width: `${(count / most) * 100}%` }} />
                </span>
                <span className={styles.count}>{format.count(count)}</span>
              </li>
            ))}
          </ul>
          {event_names.length > NAMES && (
            <p className={styles.more}>
              <Trans>and {event_names.length - NAMES} more names</Trans>
            </p>
          )}
        </section>
      )}
    </>
  )
}
