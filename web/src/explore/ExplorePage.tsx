import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { type ReactNode, useRef } from 'react'
import { ApiError } from '../api/problem'
import type { Question, Warning } from '../api/types'
import { TitleLine } from '../frame/TitleLine'
import { DataTable, type Table } from '../parts/DataTable'
import { Empty } from '../parts/Empty'
import styles from './ExplorePage.module.css'
import { ExportMenu } from './ExportMenu'
import { KINDS, type PageName } from './kinds'
import { SaveQuestion } from './SaveQuestion'
import { ScopeBar } from './ScopeBar'
import { Tabs } from './Tabs'
import { useScopeInWords } from './useScopeInWords'
import type { Wait } from './useWait'

// biome-ignore lint/suspicious/noExplicitAny: a table of any rows; its columns know them
type AnyTable = Table<any>

interface Props {
  page: PageName
  asked: Question
  sentence: ReactNode
  /** The picture; null while the first answer is on its way. */
  picture: ReactNode
  table: AnyTable | null
  panel: ReactNode
  explain: ReactNode
  busy: boolean
  error: Error | null
  warnings: Warning[] | undefined
  wait: Wait
  /** Nobody and nothing came out. */
  empty: boolean
  selectedRow?: number
  onSelectRow?: (index: number) => void
  /** Controls of the picture, above it. */
  tools?: ReactNode
}

/** One page of Explore: question at the left, picture and table in the middle, panel at the right. */
export function ExplorePage(props: Props) {
  const { t, i18n } = useLingui()
  const { page, asked, sentence, table, panel, explain, busy, tools, wait } = props
  const kind = KINDS.find((each) => each.page === page)
  const figure = useRef<HTMLElement>(null)
  const scope = useScopeInWords(asked)
  const title = kind ? i18n._(kind.name) : ''
  return (
    <>
      <title>{`${title} · Meander`}</title>
      <TitleLine title={title} subtitle={scope}>
        <ScopeBar />
      </TitleLine>
      <Tabs page={page}>
        <SaveQuestion question={asked} />
        <ExportMenu question={asked} figure={figure} name={page} />
      </Tabs>
      <div className={panel ? `${styles.body} ${styles.withPanel}` : styles.body}>
        <div className={styles.question}>
          {sentence}
          <details className={styles.explain}>
            <summary>
              <Trans>How is this counted?</Trans>
            </summary>
            <div className={styles.explained}>{explain}</div>
          </details>
        </div>
        <div className={styles.middle}>
          {tools && <div className={styles.tools}>{tools}</div>}
          <div className={styles.frame}>
            <figure ref={figure} className={styles.figure} aria-busy={busy} aria-label={t`Picture: ${title}`}>
              <Picture {...props} />
            </figure>
            {wait.slow && <StillWorking onStop={wait.stop} />}
          </div>
          {table && !props.empty && !props.error && !wait.stopped && (
            <DataTable
              {...table}
              selected={props.selectedRow ?? -1}
              {...(props.onSelectRow && { onSelect: props.onSelectRow })}
              more={(hidden) => t`${hidden} more rows are in the CSV file.`}
            />
          )}
        </div>
        {panel && <div className={styles.panel}>{panel}</div>}
      </div>
    </>
  )
}

function StillWorking({ onStop }: { onStop: () => void }) {
  return (
    <div className={styles.working} role="status">
      <Trans>Still counting: this is a long question.</Trans>
      <Button size="compact-sm" variant="default" onClick={onStop}>
        <Trans>Stop</Trans>
      </Button>
    </div>
  )
}

function Picture({ picture, error, warnings, wait, empty }: Props) {
  const { t } = useLingui()
  if (wait.stopped) {
    return (
      <Empty
        title={t`Stopped`}
        action={
          <Button onClick={wait.again}>
            <Trans>Ask again</Trans>
          </Button>
        }
      >
        <Trans>A shorter period or fewer steps are answered sooner.</Trans>
      </Empty>
    )
  }
  if (error) return <Refusal error={error} />
  return (
    <>
      <Warnings warnings={warnings} />
      {empty ? (
        <Empty title={t`Nobody fits this question`}>
          <Trans>Choose another event, a longer period, or everyone.</Trans>
        </Empty>
      ) : (
        (picture ?? <div className={styles.waiting} />)
      )}
    </>
  )
}

function Refusal({ error }: { error: Error }) {
  const { t } = useLingui()
  const places = error instanceof ApiError ? (error.problem.errors ?? []) : []
  const unreachable = error instanceof ApiError && error.status === 0
  return (
    <div className={styles.refusal} role="alert">
      <h2>{unreachable ? t`Meander can't be reached` : t`This can't be asked so`}</h2>
      {places.length === 0 && <p>{unreachable ? t`Is the server running, and are you online?` : error.message}</p>}
      <ul>
        {places.map((each) => (
          <li key={`${each.pointer}${each.detail}`}>
            {each.pointer && <code>{each.pointer}</code>} {each.detail}
          </li>
        ))}
      </ul>
    </div>
  )
}

function Warnings({ warnings = [] }: { warnings: Warning[] | undefined }) {
  if (warnings.length === 0) return null
  return (
    <ul className={styles.warnings}>
      {warnings.map(({ path, message }) => (
        <li key={path + message}>{message}</li>
      ))}
    </ul>
  )
}
