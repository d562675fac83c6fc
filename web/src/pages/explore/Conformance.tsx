import { Trans, useLingui } from '@lingui/react/macro'
import { type ConformanceRow, PARTS, type Part, shapeConformance } from '../../charts/conformance/shape'
import { ConformanceView } from '../../charts/conformance/View'
import { ExplorePage } from '../../explore/ExplorePage'
import { useComparedName } from '../../explore/useComparedName'
import { useDifference } from '../../explore/useDifference'
import { useExplore } from '../../explore/useExplore'
import { useNames } from '../../explore/useNames'
import { useSelection } from '../../explore/useSelection'
import { useFormat } from '../../format/useFormat'
import type { Column } from '../../parts/DataTable'
import { ConformancePanel } from './conformance/ConformancePanel'
import { ConformanceSentence } from './conformance/ConformanceSentence'
import { Fit } from './conformance/Fit'

export function Conformance() {
  const { t } = useLingui()
  const format = useFormat()
  const says = useNames()
  const difference = useDifference()
  const other = useComparedName()
  const { question, asked, setQuestion, answer, compared, wait } = useExplore('conformance')
  const { at, see, select, open } = useSelection()
  const data = answer.data
  const rows = data ? shapeConformance(data, compared) : []
  // The answer may still be that of the question before, so names go by key and not by place.
  const names = rows.map(({ key }) => {
    const step = question.steps.find((each) => each.key === key)
    return step ? says.matcher(step.match) : key
  })
  // A part is called by its step and what became of it: `pays/late`.
  const [key, of] = at?.split('/') ?? []
  const part = PARTS.find((each) => each === of)
  const row = part && rows.find((each) => each.key === key)
  const selected = row && part ? { step: row.index, part } : null
  const selectPart = (step: number, part: Part) => select(`${rows[step]?.key}/${part}`)
  const count = (part: Part, title: string): Column<ConformanceRow> => ({
    key: part,
    title,
    number: true,
    value: (each) => each.parts.find((one) => one.part === part)?.count ?? 0,
    show: (each) => format.count(each.parts.find((one) => one.part === part)?.count ?? 0),
  })
  const columns: Column<ConformanceRow>[] = [
    { key: 'step', title: t`Step`, value: (each) => names[each.index] ?? each.key },
    {
      key: 'reached',
      title: t`Reached`,
      number: true,
      value: (each) => each.reached,
      show: (each) => format.count(each.reached),
    },
    count('completed', t`In time`),
    count('late', t`Late`),
    count('out_of_order', t`Out of order`),
    count('missing', t`Missing`),
    count('skipped', t`Skipped`),
    {
      key: 'share',
      title: t`In time, share`,
      number: true,
      value: (each) => each.completedShare,
      show: (each) => format.share(each.completedShare),
    },
    {
      key: 'median',
      title: t`Median time`,
      number: true,
      value: (each) => each.medianMillis,
      show: (each) => format.duration(each.medianMillis),
    },
    ...(compared
      ? difference.columns<ConformanceRow>(
          other ?? t`Compared`,
          (each) => each.other?.completedShare ?? null,
          (each) => each.other?.difference ?? null,
        )
      : []),
  ]
  return (
    <ExplorePage
      page="conformance"
      asked={asked}
      sentence={<ConformanceSentence question={question} onChange={setQuestion} />}
      busy={answer.isFetching}
      error={answer.error}
      warnings={data?.warnings}
      wait={wait}
      empty={data?.entered === 0}
      {...(compared && {
        tools: (
          <p>
            <Trans>
              The thin bars are {other}. Differences are in the share completed in time, with their 95 % interval.
            </Trans>
          </p>
        ),
      })}
      picture={
        data && (
          <>
            <Fit answer={data} compared={compared} />
            <ConformanceView rows={rows} names={names} selected={selected} onSelect={selectPart} />
          </>
        )
      }
      table={data ? { caption: t`Steps of the journey`, columns, rows } : null}
      {...(selected && { selectedRow: selected.step })}
      onSelectRow={(step) => selectPart(step, rows[step]?.parts[0]?.part ?? 'completed')}
      panel={
        row &&
        selected &&
        data && (
          <ConformancePanel
            asked={asked}
            answer={data}
            row={row}
            name={names[row.index] ?? row.key}
            part={selected.part}
            see={see}
            onSee={open}
            onClose={() => select(null)}
          />
        )
      }
      explain={
        <>
          <p>
            <Trans>
              Each journey is laid against the planned one: steps get events, never two and never backwards, so that as
              many required steps as possible are completed, then as many optional ones.
            </Trans>
          </p>
          <p>
            <Trans>
              Late is completed, but after its time. Out of order is seen, but not in its place. Missing is required and
              not seen, skipped is optional and not seen. The five parts make up everyone with an event of any step.
            </Trans>
          </p>
        </>
      }
    />
  )
}
