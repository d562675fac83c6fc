import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { dashboardsQuery } from '../../api/dashboards'
import { questionsQuery } from '../../api/queries'
import type { Question, StoredDocument } from '../../api/types'
import { useDeletion } from '../../api/useDeletion'
import { DashboardList } from '../../dashboards/view/DashboardList'
import { KINDS } from '../../explore/kinds'
import { outOfScope } from '../../explore/scope'
import { encode, type Json } from '../../explore/url'
import { useWorkspace } from '../../explore/useExplore'
import { useFormat } from '../../format/useFormat'
import { TitleLine } from '../../frame/TitleLine'
import { Icon } from '../../parts/icons'
import styles from './Home.module.css'

/** Where Explore begins: what can be asked, and what was kept. */
export function Home() {
  const { t, i18n } = useLingui()
  const workspace = useWorkspace()
  return (
    <>
      <title>{`${t`Explore`} · Meander`}</title>
      <TitleLine title={t`Explore`} subtitle={<Trans>Ask a question; every answer shows how it was counted.</Trans>} />
      <ul className={styles.kinds}>
        {KINDS.map((kind) => (
          <li key={kind.page}>
            <Link to={`/w/$workspace/explore/${kind.page}`} params={{ workspace }} className={styles.kind}>
              <span className={styles.icon}>
                <Icon name={kind.icon} />
              </span>
              <strong>{i18n._(kind.name)}</strong>
              <span className={styles.asks}>{i18n._(kind.asks)}</span>
            </Link>
          </li>
        ))}
      </ul>
      <Saved />
      <Boards />
    </>
  )
}

/** Saved questions side by side: the first few, and the way to all. */
function Boards() {
  const workspace = useWorkspace()
  const { data } = useQuery(dashboardsQuery(workspace))
  const items = data?.items ?? []
  return (
    <section aria-labelledby="dashboards" className={styles.saved}>
      <h2 id="dashboards">
        <Trans>Dashboards</Trans>
      </h2>
      {items.length > 0 ? (
        <DashboardList workspace={workspace} items={items.slice(0, 5)} />
      ) : (
        <p className={styles.none}>
          <Trans>Put saved questions side by side on one page.</Trans>
        </p>
      )}
      <p>
        <Link to="/w/$workspace/dashboards" params={{ workspace }}>
          {items.length > 0 ? <Trans>All dashboards</Trans> : <Trans>Make a dashboard</Trans>}
        </Link>
      </p>
    </section>
  )
}

function Saved() {
  const format = useFormat()
  const workspace = useWorkspace()
  const { data } = useQuery(questionsQuery(workspace))
  const remove = useDeletion(workspace, 'question')

  return (
    <section aria-labelledby="saved" className={styles.saved}>
      <h2 id="saved">
        <Trans>Saved questions</Trans>
      </h2>
      {data?.items.length === 0 && (
        <p className={styles.none}>
          <Trans>None yet. Open a question above and choose Save: it stays here for everyone.</Trans>
        </p>
      )}
      <ul>
        {data?.items.map((each) => (
          <SavedRow
            key={each.key}
            document={each}
            when={format.ago(each.updated_at)}
            onRemove={() => void remove(each)}
          />
        ))}
      </ul>
    </section>
  )
}

interface RowProps {
  document: StoredDocument<Question>
  when: string
  onRemove: () => void
}

function SavedRow({ document, when, onRemove }: RowProps) {
  const { i18n } = useLingui()
  const workspace = useWorkspace()
  const kind = KINDS.find((each) => each.ask === document.body.ask)
  if (!kind) return null
  const { question, search } = outOfScope(document.body)
  return (
    <li className={styles.row}>
      <Icon name={kind.icon} size={16} />
      <Link
        to={`/w/$workspace/explore/${kind.page}`}
        params={{ workspace }}
        search={{ ...search, q: encode(question as unknown as Json) }}
      >
        {document.name}
      </Link>
      <span className={styles.when}>
        {i18n._(kind.name)} · {when}
      </span>
      <Button size="compact-sm" variant="subtle" color="gray" c="dimmed" onClick={onRemove}>
        <Trans>Delete</Trans>
      </Button>
    </li>
  )
}
