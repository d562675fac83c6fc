import { Trans, useLingui } from '@lingui/react/macro'
import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { CurvesView } from '../../charts/line/View'
import {
  type CohortRow,
  type ComparedPoint,
  compareCurves,
  shapeCohorts,
  shapeCurve,
} from '../../charts/retention/shape'
import { TriangleView } from '../../charts/retention/View'
import { ExplorePage } from '../../explore/ExplorePage'
import { useColumns } from '../../explore/useColumns'
import { useComparedName } from '../../explore/useComparedName'
import { useCounted } from '../../explore/useCounted'
import { useDifference } from '../../explore/useDifference'
import { useExplore } from '../../explore/useExplore'
import { useSelection } from '../../explore/useSelection'
import { useFormat } from '../../format/useFormat'
import { CellPanel } from './retention/CellPanel'
import { RetentionSentence } from './retention/RetentionSentence'

export function Retention() {
  const { t } = useLingui()
  const format = useFormat()
  const against = useDifference()
  const cohortColumn = useColumns<CohortRow>()
  const pointColumn = useColumns<ComparedPoint>()
  const other = useComparedName() ?? t`Compared`
  const explored = useExplore('retention')
  const { question, asked, setQuestion, data, compared } = explored
  const counted = useCounted(asked.per)
  const [chosen, setView] = useState<string | null>(null)
  // Only curves can be laid over each other, so a comparison opens with them.
  const view = chosen ?? (compared ? 'curve' : 'triangle')
  const selection = useSelection()
  const { at, select } = selection
  const rows = data ? shapeCohorts(data.cohorts) : []
  // A cell is called by its cohort and its period: `2026-01-05/2`.
  const [cohort, period] = at?.split('/') ?? []
  const index = rows.findIndex((each) => each.cohort === cohort)
  const row = rows[index]
  const cell = row?.cells[Number(period)]
  const periods = Math.max(0, ...rows.map((each) => each.cells.length))
  const axes = { day: t`Days since the start`, week: t`Weeks since the start`, month: t`Months since the start` }
  const axis = axes[question.period]
  const own = data ? shapeCurve(data.cohorts) : []
  const others = compared ? shapeCurve(compared.cohorts) : []
  const summary = [
    ...(data ? [{ name: t`All cohorts`, points: own.map((point) => point.share) }] : []),
    ...(compared ? [{ name: other, points: others.map((point) => point.share), dashed: true }] : []),
  ]
  const comparison = {
    caption: t`Share that came back, by period`,
    rows: compareCurves(own, others),
    columns: [
      pointColumn.name('period', axis, (each) => String(each.period)),
      pointColumn.count('customers', counted.name, (each) => each.customers),
      pointColumn.share('share', t`Came back`, (each) => each.share),
      ...against.columns<ComparedPoint>(
        compared,
        (each) => each.other?.share ?? null,
        (each) => each.other?.difference ?? null,
      ),
    ],
  }
  const cohorts = {
    caption: t`Cohorts`,
    rows,
    columns: [
      cohortColumn.name(
        'cohort',
        t`Cohort`,
        (each) => each.cohort,
        (day) => format.cohort(day, question.period),
      ),
      cohortColumn.count('size', counted.name, (each) => each.size),
      ...Array.from({ length: periods }, (_, at) =>
        cohortColumn.count(String(at), String(at), (each) => each.cells[at]?.returned ?? null),
      ),
    ],
  }
  const bySide = compared && view === 'curve'
  return (
    <ExplorePage
      explored={explored}
      sentence={<RetentionSentence question={question} onChange={setQuestion} />}
      empty={data?.cohorts.length === 0}
      comparedMark={view === 'curve' ? 'dashed' : 'shares'}
      tools={
        <>
          <p>
            <Trans>Share of each cohort that came back; “…” is not over yet</Trans>
          </p>
          <SegmentedControl
            size="xs"
            aria-label={t`Picture`}
            data={[
              { value: 'triangle', label: t`Triangle` },
              { value: 'curve', label: t`Curve` },
            ]}
            value={view}
            onChange={setView}
          />
        </>
      }
      picture={
        data &&
        (view === 'curve' ? (
          <CurvesView label={t`Share that came back, by period`} curves={summary} axis={axis} />
        ) : (
          <TriangleView
            rows={rows}
            summary={summary}
            period={question.period}
            axis={axis}
            selected={cell ? { row: index, period: cell.period } : null}
            onSelect={(at, of) => select(`${rows[at]?.cohort}/${of}`)}
          />
        ))
      }
      table={data ? (bySide ? comparison : cohorts) : null}
      selectedRow={bySide ? -1 : index}
      {...(!bySide && { onSelectRow: (at: number) => select(`${rows[at]?.cohort}/0`) })}
      panel={
        row && cell && <CellPanel row={row} cell={cell} period={question.period} asked={asked} selection={selection} />
      }
      explain={[
        <Trans key="cohort">
          A customer belongs to the cohort of the calendar period of their first start event. They came back in a period
          if the other event happened in it, after the first.
        </Trans>,
        <Trans key="curve">
          The curve counts every customer once, and only cohorts that have the whole period behind them.
        </Trans>,
      ]}
    />
  )
}
