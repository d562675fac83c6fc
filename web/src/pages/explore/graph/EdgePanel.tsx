import { useLingui } from '@lingui/react/macro'
import type { TransitionEdge, TransitionsAnswer, TransitionsQuestion } from '../../../api/types'
import { Behind } from '../../../explore/Behind'
import { ComparedFact } from '../../../explore/ComparedFact'
import { useCounted } from '../../../explore/useCounted'
import { useNames } from '../../../explore/useNames'
import type { Selection } from '../../../explore/useSelection'
import { useFormat } from '../../../format/useFormat'
import { Fact, Facts, Panel } from '../../../frame/Panel'
import type { Against } from '../../../stats/against'

interface Props {
  answer: TransitionsAnswer
  edge: TransitionEdge
  against: Against | null
  asked: TransitionsQuestion
  selection: Selection
}

/** What is known about one way from a step to another. */
export function EdgePanel({ answer, edge, against, asked, selection }: Props) {
  const { t } = useLingui()
  const format = useFormat()
  const counted = useCounted()
  const says = useNames()
  const { from, to, customers, count, median_ms } = edge
  const leaving = answer.edges.filter((each) => each.from === from).reduce((sum, each) => sum + each.count, 0)
  return (
    <Panel title={`${says.label(from)} → ${says.label(to)}`} onClose={selection.clear}>
      <Facts>
        <Fact
          name={counted.name}
          value={format.share(customers / Math.max(1, answer.customers))}
          note={t`${format.count(customers)} of ${format.count(answer.customers)}`}
        />
        <ComparedFact against={against} />
        <Fact
          name={t`Times`}
          value={format.count(count)}
          note={t`${format.share(count / Math.max(1, leaving))} of the ways on from there`}
        />
        <Fact name={t`Median time`} value={format.duration(median_ms)} note={t`from the one to the other`} />
      </Facts>
      <Behind
        question={asked}
        numbers={[{ key: 'edge', name: counted.name, count: customers, place: { from, to } }]}
        selection={selection}
      />
    </Panel>
  )
}
