import { Trans, useLingui } from '@lingui/react/macro'
import { lazy, Suspense } from 'react'
import { type FunnelBar, shapeFunnel } from '../../charts/funnel/shape'
import { FunnelView } from '../../charts/funnel/View'
import { HistogramView } from '../../charts/histogram/View'
import { ExplorePage } from '../../explore/ExplorePage'
import { useColumns } from '../../explore/useColumns'
import { useDifference } from '../../explore/useDifference'
import { useExplore } from '../../explore/useExplore'
import { useNames } from '../../explore/useNames'
import { useNumberedSelection } from '../../explore/useSelection'
import { useFormat } from '../../format/useFormat'
import { Panel } from '../../frame/Panel'
import { FunnelGroups } from './funnel/FunnelGroups'
import { FunnelSentence } from './funnel/FunnelSentence'

/** What is known about a step is first needed when one is selected. */
const FunnelPanel = lazy(() => import('./funnel/FunnelPanel').then(({ FunnelPanel }) => ({ default: FunnelPanel })))

export function Funnel() {
  const { t } = useLingui()
  const format = useFormat()
  const says = useNames()
  const explored = useExplore('funnel')
  const { question, asked, setQuestion, data, compared } = explored
  const selection = useNumberedSelection()
  const { selected, select } = selection
  const steps = data?.steps ?? []
  const bars = shapeFunnel(steps, compared?.steps)
  const names = question.steps.map((step) => says.matcher(step.match))
  const bar = selected === null ? undefined : bars[selected]
  const step = selected === null ? undefined : steps[selected]
  const last = steps.at(-1)
  const against = useDifference()
  const column = useColumns<FunnelBar>()

  const columns = [
    column.name('step', t`Step`, (row) => names[row.index] ?? ''),
    column.count('reached', t`Reached`, (row) => row.reached),
    column.share('share', t`Of all who started`, (row) => row.share),
    column.share('previous', t`Of the step before`, (row) => row.fromPrevious),
    column.count('progress', t`In progress`, (row) => row.inProgress),
    column.count('dropped', t`Dropped`, (row) => row.dropped),
    column.duration('median', t`Median time`, (row) => row.medianMillis),
    ...against.columns<FunnelBar>(
      compared,
      (row) => row.other?.share ?? null,
      (row) => (row.index > 0 ? (row.other?.difference ?? null) : null),
    ),
  ]

  return (
    <ExplorePage
      explored={explored}
      sentence={<FunnelSentence question={question} onChange={setQuestion} />}
      empty={steps[0]?.reached === 0}
      table={data ? { caption: t`Steps of the funnel`, columns, rows: bars } : null}
      selectedRow={selected}
      onSelectRow={select}
      comparedMark="hatched"
      picture={
        data && (
          <>
            <FunnelView bars={bars} names={names} selected={selected} onSelect={select} />
            {data.groups && data.groups.length > 0 && <FunnelGroups groups={data.groups} names={names} />}
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
              groups={data?.groups ?? []}
              names={names}
              question={question}
              asked={asked}
              selection={selection}
            />
          </Suspense>
        )
      }
      explain={[
        <Trans key="reached">
          A customer has reached a step if any of their attempts gets there: steps in order, all within{' '}
          {format.words(question.window)} of the first. The best attempt counts, not the first.
        </Trans>,
        <Trans key="progress">
          In progress are those who have not reached a step but still can, because their time is not over. They are not
          counted as dropped.
        </Trans>,
        <Trans key="times">Times come from the attempt that gets to the step earliest. Medians are exact.</Trans>,
      ]}
    />
  )
}
