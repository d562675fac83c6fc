import { useLingui } from '@lingui/react/macro'
import type { ConformanceAnswer, ConformanceQuestion } from '../../../api/conformance'
import { type ConformanceRow, PARTS, type Part } from '../../../charts/conformance/shape'
import { useParts } from '../../../charts/conformance/useParts'
import { HistogramView } from '../../../charts/histogram/View'
import { Behind } from '../../../explore/Behind'
import { useDifference } from '../../../explore/useDifference'
import { useFormat } from '../../../format/useFormat'
import { Fact, Facts, Panel } from '../../../frame/Panel'

interface Props {
  asked: ConformanceQuestion
  answer: ConformanceAnswer
  row: ConformanceRow
  name: string
  part: Part
  /** Key of the number whose customers are shown. */
  see: string | null
  onSee: (key: string | null) => void
  onClose: () => void
}

/** What is known about one step, and who is in the chosen part of it. */
export function ConformancePanel({ asked, answer, row, name, part, see, onSee, onClose }: Props) {
  const { t } = useLingui()
  const format = useFormat()
  const parts = useParts()
  const says = useDifference()
  const step = answer.steps[row.index]
  const of = row.parts.toSorted(
    (a, b) => Number(b.part === part) - Number(a.part === part) || PARTS.indexOf(a.part) - PARTS.indexOf(b.part),
  )
  return (
    <Panel title={name} subtitle={parts[part]} onClose={onClose}>
      <Facts>
        {of.map((each) => (
          <Fact
            key={each.part}
            name={parts[each.part]}
            value={format.share(each.share)}
            note={t`${format.count(each.count)} customers`}
          />
        ))}
        <Fact
          name={t`Reached`}
          value={format.share(row.reachedShare)}
          note={t`${format.count(row.reached)} with any event of it`}
        />
        {row.index > 0 && (
          <Fact
            name={t`Median time`}
            value={format.duration(row.medianMillis)}
            note={t`since the step completed before it`}
          />
        )}
        {row.other && (
          <Fact
            name={t`Completed in time, compared`}
            value={says.points(row.other.difference)}
            note={t`against ${format.share(row.other.completedShare)}; 95 % interval ${says.interval(row.other.difference)}; ${says.verdict(row.other.difference)}`}
          />
        )}
      </Facts>
      {step && row.index > 0 && step.from_previous.histogram.length > 0 && (
        <HistogramView bins={step.from_previous.histogram} label={t`Time since the step before`} height={150} />
      )}
      <Behind
        question={asked}
        numbers={[
          ...of.map((each) => ({
            key: each.part,
            name: parts[each.part],
            count: each.count,
            place: { key: row.key, outcome: each.part },
          })),
          { key: 'reached', name: t`Reached`, count: row.reached, place: { key: row.key, outcome: 'reached' } },
        ]}
        see={see}
        onSee={onSee}
      />
    </Panel>
  )
}
