import { Trans, useLingui } from '@lingui/react/macro'
import { lazy, Suspense } from 'react'
import { type FunnelBar, shapeFunnel } from '../../charts/funnel/shape'
import { FunnelView } from '../../charts/funnel/View'
import { HistogramView } from '../../charts/histogram/View'
import { ComparedLegend } from '../../explore/ComparedLegend'
import { ExplorePage } from '../../explore/ExplorePage'
import { useComparedName } from '../../explore/useComparedName'
import { useDifference } from '../../explore/useDifference'
import { useExplore } from '../../explore/useExplore'
import { useNames } from '../../explore/useNames'
import { useNumberedSelection } from '../../explore/useSelection'
import { useFormat } from '../../format/useFormat'
import { Panel } from '../../frame/Panel'
import type { Column } from '../../parts/DataTable'
import { FunnelGroups } from './funnel/FunnelGroups'
import { FunnelSentence } from './funnel/FunnelSentence'

/** What is known about a step is first needed when one is selected. */
const FunnelPanel = lazy(() => import('./funnel/FunnelPanel').then(({ FunnelPanel }) => ({ default: FunnelPanel })))

export function Funnel() {
  const { t } = useLingui()
  const format = useFormat()
  const says = useNames()
  const { question, asked, setQuestion, answer, compared, wait } = useExplore('funnel')
  const selection = useNumberedSelection()
  const { selected, select } = selection
  const steps = answer.data?.steps ?? []
  const bars = shapeFunnel(steps, compared?.steps)
  const names = question.steps.map((step) => says.matcher(step.match))
  const bar = selected === null ? undefined : bars[selected]
  const step = selected === null ? undefined : steps[selected]
  const last = steps.at(-1)
  const says95 = useDifference()
  const other = useComparedName()

  const columns: Column<FunnelBar>[] = [
    { key: 'step', title: t`Step`, value: (row) => names[row.index] ?? '' },
    {
      key: 'reached',
      title: t`Reached`,
      number: true,
      value: (row) => row.reached,
      show: (row) => format.count(row.reached),
    },
    {
      key: 'share',
      title: t`Of all who started`,
      number: true,
      value: (row) => row.share,
      show: (row) => format.share(row.share),
    },
    {
      key: 'previous',
      title: t`Of the step before`,
      number: true,
      value: (row) => row.fromPrevious,
      show: (row) => format.share(row.fromPrevious),
    },
    {
      key: 'progress',
      title: t`In progress`,
      number: true,
      value: (row) => row.inProgress,
      show: (row) => format.count(row.inProgress),
    },
    {
      key: 'dropped',
      title: t`Dropped`,
      number: true,
      value: (row) => row.dropped,
      show: (row) => format.count(row.dropped),
    },
    {
      key: 'median',
      title: t`Median time`,
      number: true,
      value: (row) => row.medianMillis,
      show: (row) => format.duration(row.medianMillis),
    },
    ...(compared
      ? says95.columns<FunnelBar>(
          other ?? t`Compared`,
          (row) => row.other?.share ?? null,
          (row) => (row.index > 0 ? (row.other?.difference ?? null) : null),
        )
      : []),
  ]

  return (
    <ExplorePage
      page="funnel"
      asked={asked}
      sentence={<FunnelSentence question={question} onChange={setQuestion} />}
      busy={answer.isFetching}
      error={answer.error}
      warnings={answer.data?.warnings}
      wait={wait}
      empty={steps[0]?.reached === 0}
      table={answer.data ? { caption: t`Steps of the funnel`, columns, rows: bars } : null}
      {...(selected !== null && { selectedRow: selected })}
      onSelectRow={select}
      {...(compared && { tools: <ComparedLegend /> })}
      picture={
        answer.data && (
          <>
            <FunnelView bars={bars} names={names} selected={selected} onSelect={select} />
            {answer.data.groups && answer.data.groups.length > 0 && (
              <FunnelGroups groups={answer.data.groups} names={names} />
            )}
            {last && steps.length > 1 && last.from_start.histogram.length > 0 && (
              <section aria-label={t`Time to convert`}>
                <h2>
                  <Trans>From the first step to the last: median {format.duration(last.median_ms_from_start)}</Trans>
                </h2>
                <HistogramView bins={last.from_start.histogram} label={t`Time to convert`} height={200} />
              </section>
            )}
          </>
        )
      }
      panel={
        bar &&
        step && (
          <Suspense fallback={<Panel title={names[bar.index] ?? ''} onClose={selection.clear} />}>
            <FunnelPanel
              bar={bar}
              step={step}
              groups={answer.data?.groups ?? []}
              names={names}
              question={question}
              asked={asked}
              selection={selection}
            />
          </Suspense>
        )
      }
      explain={
        <>
          <p>
            <Trans>
              A customer has reached a step if any of their attempts gets there: steps in order, all within{' '}
              {format.words(question.window)} of the first. The best attempt counts, not the first.
            </Trans>
          </p>
          <p>
            <Trans>
              In progress are those who have not reached a step but still can, because their time is not over. They are
              not counted as dropped.
            </Trans>
          </p>
          <p>
            <Trans>Times come from the attempt that gets to the step earliest. Medians are exact.</Trans>
          </p>
        </>
      }
    />
  )
}
