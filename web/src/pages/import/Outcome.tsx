import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ImportResult, ValueKind } from '../../api/jobs'
import { eventsQuery, summaryQuery } from '../../api/queries'
import { useTold } from '../../api/told/useTold'
import { suggest } from '../../explore/suggest'
import { encode, type Json } from '../../explore/url'
import { useFormat } from '../../format/useFormat'
import { JobProgress } from '../../jobs/JobProgress'
import { useFirstMap } from '../../jobs/useFirstMap'
import { FormFailure } from '../../parts/FormFailure'
import { Icon } from '../../parts/icons'
import { useTypes } from '../data/useTypes'
import styles from './Outcome.module.css'
import { Rejects } from './Rejects'

interface Props {
  workspace: string
  result: ImportResult
  onMore: () => void
}

/** What came in, what did not, and where to go from here. */
export function Outcome({ workspace, result, onMore }: Props) {
  const { t } = useLingui()
  const format = useFormat()
  const told = useTold()
  const map = useFirstMap(workspace)
  const { data: events } = useQuery(eventsQuery(workspace))
  const { data: summary } = useQuery(summaryQuery(workspace))
  const funnel = suggest('funnel', events?.items.map((each) => each.name) ?? [])
  return (
    <section className={styles.card} aria-labelledby="outcome">
      <span className={styles.done}>
        <Icon name="check" size={24} />
      </span>
      <h2 id="outcome" className={styles.title}>
        <Trans>{format.count(result.events)} events came in</Trans>
      </h2>
      {summary && (
        <p>
          <Trans>
            In all there are {format.count(summary.events)} events of {format.count(summary.customers)} customers here
            now.
          </Trans>
        </p>
      )}
      <ul className={styles.files}>
        {result.files.map(({ name, rows, events: found, rejected, notes }) => (
          <li key={name} className={styles.file}>
            <strong>{name}</strong>
            <span>
              <Trans>
                {format.count(rows)} rows, {format.count(found)} events
              </Trans>
            </span>
            {notes.map((note) => (
              <span key={note} className={styles.note}>
                {told.detail(note)}
              </span>
            ))}
            {rejected.length > 0 && <Rejects rejects={rejected} />}
          </li>
        ))}
      </ul>
      {result.conflicts.length > 0 && <Conflicts conflicts={result.conflicts} />}
      <FormFailure failure={map.failure} />
      {map.running && map.job ? (
        <JobProgress job={map.job} label={t`Drawing the first map`} onCancel={() => void map.cancel()} />
      ) : (
        <div className={styles.next}>
          <Button size="md" onClick={() => void map.draw()}>
            <Trans>Draw the first map</Trans>
          </Button>
          <Button
            size="md"
            variant="default"
            renderRoot={(props) => (
              <Link
                {...props}
                to="/w/$workspace/explore/funnel"
                params={{ workspace }}
                search={{ q: encode(funnel as unknown as Json) }}
              />
            )}
          >
            <Trans>Ask a funnel</Trans>
          </Button>
          <Button size="md" variant="subtle" onClick={onMore}>
            <Trans>Import more files</Trans>
          </Button>
        </div>
      )}
    </section>
  )
}

function Conflicts({ conflicts }: { conflicts: ImportResult['conflicts'] }) {
  const types = useTypes()
  const kinds: Record<ValueKind, string> = { ...types, text: types.string }
  return (
    <div className={styles.conflicts}>
      <h3>
        <Trans>Properties that are of two kinds now</Trans>
      </h3>
      <ul>
        {conflicts.map(({ property, was, found, example }) => (
          <li key={property}>
            <Trans>
              <strong>{property}</strong> was {kinds[was]}, and is {kinds[found]} in these files, such as “{example}”.
            </Trans>
          </li>
        ))}
      </ul>
    </div>
  )
}
