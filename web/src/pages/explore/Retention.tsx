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
import { Behind } from '../../explore/Behind'
import { ExplorePage } from '../../explore/ExplorePage'
import { useComparedName } from '../../explore/useComparedName'
import { useDifference } from '../../explore/useDifference'
import { useExplore } from '../../explore/useExplore'
import { useSelection } from '../../explore/useSelection'
import { useFormat } from '../../format/useFormat'
import { Fact, Facts, Panel } from '../../frame/Panel'
import { RetentionSentence } from './retention/RetentionSentence'

export function Retention() {
  const { t } = useLingui()
  const format = useFormat()
  const { question, asked, setQuestion, answer, compared, wait } = useExplore('retention')
  const [view, setView] = useState('triangle')
  const { at, see, select, open } = useSelection()
  const data = answer.data
  const rows = data ? shapeCohorts(data.cohorts) : []
  // A cell is called by its cohort and its period: `2026-01-05/2`.
  const [cohort, period] = at?.split('/') ?? []
  const index = rows.findIndex((each) => each.cohort === cohort)
  const row = rows[index]
  const cell = row?.cells[Number(period)]
  const selected = cell ? { row: index, period: cell.period } : null
  const periods = Math.max(0, ...rows.map((each) => each.cells.length))
  const axes = { day: t`Days since the start`, week: t`Weeks since the start`, month: t`Months since the start` }
  const other = useComparedName()
  const says95 = useDifference()
  const points = data && compared ? compareCurves(shapeCurve(data.cohorts), shapeCurve(compared.cohorts)) : []
  const curves = data
    ? [
        { name: t`All cohorts`, points: shapeCurve(data.cohorts).map((point) => point.share) },
        ...(compared
          ? [
              {
                name: other ?? t`Compared`,
                points: shapeCurve(compared.cohorts).map((point) => point.share),
                dashed: true,
              },
            ]
          : []),
      ]
    : []
  return (
    <ExplorePage
      page="retention"
      asked={asked}
      sentence={<RetentionSentence question={question} onChange={setQuestion} />}
      busy={answer.isFetching}
      error={answer.error}
      warnings={data?.warnings}
      wait={wait}
      empty={data?.cohorts.length === 0}
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
          <CurvesView label={t`Share that came back, by period`} curves={curves} axis={axes[question.period]} />
        ) : (
          <TriangleView
            rows={rows}
            period={question.period}
            selected={selected}
            onSelect={(at, of) => select(`${rows[at]?.cohort}/${of}`)}
          />
        ))
      }
      table={
        data && compared && view === 'curve'
          ? {
              caption: t`Share that came back, by period`,
              rows: points,
              columns: [
                { key: 'period', title: axes[question.period], value: (each: ComparedPoint) => each.period },
                {
                  key: 'customers',
                  title: t`Customers`,
                  number: true,
                  value: (each: ComparedPoint) => each.customers,
                  show: (each: ComparedPoint) => format.count(each.customers),
                },
                {
                  key: 'share',
                  title: t`Came back`,
                  number: true,
                  value: (each: ComparedPoint) => each.share,
                  show: (each: ComparedPoint) => format.share(each.share),
                },
                ...says95.columns<ComparedPoint>(
                  other ?? t`Compared`,
                  (each) => each.other?.share ?? null,
                  (each) => each.other?.difference ?? null,
                ),
              ],
            }
          : data
            ? {
                caption: t`Cohorts`,
                rows,
                columns: [
                  {
                    key: 'cohort',
                    title: t`Cohort`,
                    value: (each: CohortRow) => each.cohort,
                    show: (each: CohortRow) => format.cohort(each.cohort, question.period),
                  },
                  {
                    key: 'size',
                    title: t`Customers`,
                    number: true,
                    value: (each: CohortRow) => each.size,
                    show: (each: CohortRow) => format.count(each.size),
                  },
                  ...Array.from({ length: periods }, (_, period) => ({
                    key: String(period),
                    title: String(period),
                    number: true,
                    value: (each: CohortRow) => each.cells[period]?.returned ?? null,
                    show: (each: CohortRow) => (each.cells[period] ? format.count(each.cells[period].returned) : ''),
                  })),
                ],
              }
            : null
      }
      selectedRow={index}
      onSelectRow={(at) => select(`${rows[at]?.cohort}/0`)}
      panel={
        row &&
        cell && (
          <Panel
            title={format.cohort(row.cohort, question.period)}
            subtitle={t`Period ${cell.period} after the start`}
            onClose={() => select(null)}
          >
            <Facts>
              <Fact
                name={t`Came back`}
                value={format.share(cell.share)}
                note={t`${format.count(cell.returned)} of ${format.count(row.size)} customers`}
              />
            </Facts>
            {cell.incomplete && (
              <p>
                <Trans>This period is not over for all of them: the number can still grow.</Trans>
              </p>
            )}
            <Behind
              question={asked}
              numbers={[
                {
                  key: 'cell',
                  name: t`Came back`,
                  count: cell.returned,
                  place: { cohort: row.cohort, period: cell.period },
                },
                { key: 'cohort', name: t`Whole cohort`, count: row.size, place: { cohort: row.cohort } },
              ]}
              see={see}
              onSee={open}
            />
          </Panel>
        )
      }
      explain={
        <>
          <p>
            <Trans>
              A customer belongs to the cohort of the calendar period of their first start event. They came back in a
              period if the other event happened in it, after the first.
            </Trans>
          </p>
          <p>
            <Trans>
              The curve counts every customer once, and only cohorts that have the whole period behind them.
            </Trans>
          </p>
        </>
      }
    />
  )
}
