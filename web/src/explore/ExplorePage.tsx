import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { type ReactNode, useRef } from 'react'
import { ApiError } from '../api/problem'
import { useTold } from '../api/told/useTold'
import type { Warning } from '../api/types'
import { TitleLine } from '../frame/TitleLine'
import { DataTable, type Table } from '../parts/DataTable'
import { Empty } from '../parts/Empty'
import { ComparedLegend, type ComparedMark } from './ComparedLegend'
import { EventsLine } from './EventsLine'
import styles from './ExplorePage.module.css'
import { ExportMenu } from './ExportMenu'
import { KINDS } from './kinds'
import { PerControl } from './PerControl'
import { SaveQuestion } from './SaveQuestion'
import { ScopeBar } from './ScopeBar'
import { Tabs } from './Tabs'
import { CountedAs } from './useCounted'
import { type Explored, usePageScope } from './useExplore'
import { usePerInWords } from './usePerInWords'
import { useScopeInWords } from './useScopeInWords'

// biome-ignore lint/suspicious/noExplicitAny: a table of any rows; its columns know them
type AnyTable = Table<any>

interface Props {
  explored: Explored
  sentence: ReactNode
  /** The picture; null while the first answer is on its way. */
  picture: ReactNode
  table: AnyTable | null
  panel: ReactNode
  /** How the numbers come about, a paragraph each. */
  explain: ReactNode[]
  /** Nobody and nothing came out. */
  empty: boolean
  selectedRow?: number | null
  onSelectRow?: (index: number) => void
  /** Controls of the picture, above it. */
  tools?: ReactNode
  /** How the picture draws what is compared with. */
  comparedMark?: ComparedMark
}

/** The question that a page suggests, of everyone and all time. */
const ANEW = { q: '', segment: '', from: '', to: '' }

/** Rows of a table that stand below a picture; the others come when asked for. */
const FIRST_ROWS = 12

/** One page of Explore: question at the left, picture and table in the middle, panel at the right. */
export function ExplorePage(props: Props) {
  const { t, i18n } = useLingui()
  const { explored, sentence, table, panel, explain, tools, selectedRow, onSelectRow } = props
  const { page, asked, answer, compared, wait } = explored
  const kind = KINDS.find((each) => each.page === page)
  const figure = useRef<HTMLElement>(null)
  const scope = useScopeInWords(asked)
  const perInWords = usePerInWords(asked.per)
  const title = kind ? i18n._(kind.name) : ''
  return (
    <CountedAs value={asked.per}>
      <title>{`${title} · Meander`}</title>
      <TitleLine title={title} subtitle={scope}>
        {page !== 'sessions' && <PerControl per={asked.per} onChange={explored.setScope} />}
        <ScopeBar />
      </TitleLine>
      <Tabs page={page}>
        <SaveQuestion question={asked} />
        <ExportMenu question={asked} figure={figure} name={page} />
      </Tabs>
      <div className={panel ? `${styles.body} ${styles.withPanel}` : styles.body}>
        <div className={styles.question}>
          {sentence}
          <EventsLine events={asked.events} onChange={explored.setScope} />
          <Explain paragraphs={perInWords ? [perInWords, ...explain] : explain} />
        </div>
        <div className={styles.middle}>
          {compared && <ComparedLegend mark={props.comparedMark ?? 'table'} />}
          {tools && <div className={styles.tools}>{tools}</div>}
          <div className={styles.frame}>
            <figure
              ref={figure}
              className={`${styles.figure} fades`}
              aria-busy={answer.isFetching}
              aria-label={t`Picture: ${title}`}
            >
              <Picture {...props} />
            </figure>
            {wait.slow && <StillWorking onStop={wait.stop} />}
          </div>
          {table && !props.empty && !answer.error && !wait.stopped && (
            <DataTable
              {...table}
              first={FIRST_ROWS}
              selected={selectedRow ?? -1}
              {...(onSelectRow && { onSelect: onSelectRow })}
              more={(hidden) => t`${hidden} more rows are in the CSV file.`}
            />
          )}
        </div>
        {panel && <div className={styles.panel}>{panel}</div>}
      </div>
    </CountedAs>
  )
}

function Explain({ paragraphs }: { paragraphs: ReactNode[] }) {
  return (
    <details className={styles.explain}>
      <summary>
        <Trans>How is this counted?</Trans>
      </summary>
      <div className={styles.explained}>
        {paragraphs.map((paragraph, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs stay in their places
          <p key={index}>{paragraph}</p>
        ))}
      </div>
    </details>
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

function Picture({ explored, picture, empty }: Props) {
  const { t } = useLingui()
  const { wait, answer } = explored
  const [, change] = usePageScope()
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
  if (answer.error) return <Refusal error={answer.error} again={wait.again} />
  return (
    <>
      <Warnings warnings={answer.data?.warnings} />
      {empty ? (
        <Empty
          title={t`Nobody fits this question`}
          action={
            <Button variant="default" onClick={() => change(ANEW)}>
              <Trans>Begin again with everyone</Trans>
            </Button>
          }
        >
          <Trans>Choose another event, a longer period, or everyone.</Trans>
        </Empty>
      ) : (
        (picture ?? <div className={styles.waiting} />)
      )}
    </>
  )
}

function Refusal({ error, again }: { error: Error; again: () => void }) {
  const { t } = useLingui()
  const told = useTold()
  const places = error instanceof ApiError ? (error.problem.errors ?? []) : []
  const unreachable = error instanceof ApiError && error.status === 0
  return (
    <div className={styles.refusal} role="alert">
      <h2>
        {unreachable
          ? t`Meander can't be reached`
          : places.length > 0
            ? t`This can't be asked so`
            : t`This was not answered`}
      </h2>
      {places.length === 0 && (
        <p>{unreachable ? t`Is the server running, and are you online?` : told.failure(error)}</p>
      )}
      <ul>
        {places.map((each) => (
          <li key={`${each.pointer}${each.detail}`}>
            {each.pointer && <code>{each.pointer}</code>} {told.detail(each.detail)}
          </li>
        ))}
      </ul>
      {unreachable && (
        <div>
          <Button size="compact-md" variant="default" onClick={again}>
            <Trans>Ask again</Trans>
          </Button>
        </div>
      )}
    </div>
  )
}

function Warnings({ warnings = [] }: { warnings: Warning[] | undefined }) {
  const told = useTold()
  if (warnings.length === 0) return null
  return (
    <ul className={styles.warnings}>
      {warnings.map(({ path, message }) => (
        <li key={path + message}>{told.detail(message)}</li>
      ))}
    </ul>
  )
}
