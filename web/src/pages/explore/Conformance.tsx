import { Trans, useLingui } from '@lingui/react/macro'
import { type ConformanceRow, PARTS, type Part, shapeConformance } from '../../charts/conformance/shape'
import { ConformanceView } from '../../charts/conformance/View'
import { ExplorePage } from '../../explore/ExplorePage'
import { useColumns } from '../../explore/useColumns'
import { useDifference } from '../../explore/useDifference'
import { useExplore } from '../../explore/useExplore'
import { useNames } from '../../explore/useNames'
import { useSelection } from '../../explore/useSelection'
import { ConformancePanel } from './conformance/ConformancePanel'
import { ConformanceSentence } from './conformance/ConformanceSentence'
import { Fit } from './conformance/Fit'

export function Conformance() {
  const { t } = useLingui()
  const says = useNames()
  const against = useDifference()
  const column = useColumns<ConformanceRow>()
  const explored = useExplore('conformance')
  const { question, asked, setQuestion, data, compared } = explored
  const selection = useSelection()
  const { at, select } = selection
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
  const partColumn = (part: Part, title: string) =>
    column.count(part, title, (each) => each.parts.find((one) => one.part === part)?.count ?? 0)
  const columns = [
    column.name('step', t`Step`, (each) => names[each.index] ?? each.key),
    column.count('reached', t`Reached`, (each) => each.reached),
    partColumn('completed', t`In time`),
    partColumn('late', t`Late`),
    partColumn('out_of_order', t`Out of order`),
    partColumn('missing', t`Missing`),
    partColumn('skipped', t`Skipped`),
    column.share('share', t`In time, share`, (each) => each.completedShare),
    column.duration('median', t`Median time`, (each) => each.medianMillis),
    ...against.columns<ConformanceRow>(
      compared,
      (each) => each.other?.completedShare ?? null,
      (each) => each.other?.difference ?? null,
    ),
  ]
  return (
    <ExplorePage
      explored={explored}
      sentence={<ConformanceSentence question={question} onChange={setQuestion} />}
      empty={data?.entered === 0}
      comparedMark="thin"
      picture={
        data && (
          <>
            <Fit answer={data} compared={compared} />
            <ConformanceView rows={rows} names={names} selected={selected} onSelect={selectPart} />
          </>
        )
      }
      table={data ? { caption: t`Steps of the journey`, columns, rows } : null}
      selectedRow={selected?.step ?? null}
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
            selection={selection}
          />
        )
      }
      explain={[
        <Trans key="alignment">
          Each journey is laid against the planned one: steps get events, never two and never backwards, so that as many
          required steps as possible are completed, then as many optional ones.
        </Trans>,
        <Trans key="parts">
          Late is completed, but after its time. Out of order is seen, but not in its place. Missing is required and not
          seen, skipped is optional and not seen. The five parts make up everyone with an event of any step.
        </Trans>,
        <Trans key="compared">What is compared is the share completed in time.</Trans>,
      ]}
    />
  )
}
