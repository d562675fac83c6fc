import { useLingui } from '@lingui/react/macro'
import type { ConformanceAnswer, ConformanceQuestion } from '../../../api/conformance'
import { type ConformanceRow, PARTS, type Part } from '../../../charts/conformance/shape'
import { useParts } from '../../../charts/conformance/useParts'
import { Behind } from '../../../explore/Behind'
import { ComparedFact } from '../../../explore/ComparedFact'
import { TimeBars } from '../../../explore/TimeBars'
import { useCounted } from '../../../explore/useCounted'
import type { Selection } from '../../../explore/useSelection'
import { useFormat } from '../../../format/useFormat'
import { Fact, Facts, Panel } from '../../../frame/Panel'

interface Props {
  asked: ConformanceQuestion
  answer: ConformanceAnswer
  row: ConformanceRow
  name: string
  part: Part
  selection: Selection
}

/** What is known about one step, and who is in the chosen part of it. */
export function ConformancePanel({ asked, answer, row, name, part, selection }: Props) {
  const { t } = useLingui()
  const format = useFormat()
  const counted = useCounted()
  const parts = useParts()
  const step = answer.steps[row.index]
  const of = row.parts.toSorted(
    (a, b) => Number(b.part === part) - Number(a.part === part) || PARTS.indexOf(a.part) - PARTS.indexOf(b.part),
  )
  return (
    <Panel title={name} subtitle={parts[part]} onClose={selection.clear}>
      <Facts>
        {of.map((each) => (
          <Fact
            key={each.part}
            name={parts[each.part]}
            value={format.share(each.share)}
            note={counted.some(each.count)}
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
          <ComparedFact
            name={t`Completed in time, compared`}
            against={{ share: row.other.completedShare, difference: row.other.difference }}
          />
        )}
      </Facts>
      {step && row.index > 0 && <TimeBars title={t`Time since the step before`} bins={step.from_previous.histogram} />}
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
        selection={selection}
      />
    </Panel>
  )
}
