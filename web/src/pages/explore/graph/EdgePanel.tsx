import { useLingui } from '@lingui/react/macro'
import type { TransitionEdge, TransitionsAnswer, TransitionsQuestion } from '../../../api/types'
import { Behind } from '../../../explore/Behind'
import { useNames } from '../../../explore/useNames'
import { useFormat } from '../../../format/useFormat'
import { Fact, Facts, Panel } from '../../../frame/Panel'

interface Props {
  answer: TransitionsAnswer
  edge: TransitionEdge
  asked: TransitionsQuestion
  see: string | null
  onSee: (key: string | null) => void
  onClose: () => void
}

/** What is known about one way from a step to another. */
export function EdgePanel({ answer, edge, asked, see, onSee, onClose }: Props) {
  const { t } = useLingui()
  const format = useFormat()
  const says = useNames()
  const { from, to, customers, count, median_ms } = edge
  const leaving = answer.edges.filter((each) => each.from === from).reduce((sum, each) => sum + each.count, 0)
  return (
    <Panel title={`${says.label(from)} → ${says.label(to)}`} onClose={onClose}>
      <Facts>
        <Fact
          name={t`Customers`}
          value={format.share(customers / Math.max(1, answer.customers))}
          note={t`${format.count(customers)} of ${format.count(answer.customers)}`}
        />
        <Fact
          name={t`Times`}
          value={format.count(count)}
          note={t`${format.share(count / Math.max(1, leaving))} of the ways on from there`}
        />
        <Fact name={t`Median time`} value={format.duration(median_ms)} note={t`from the one to the other`} />
      </Facts>
      <Behind
        question={asked}
        numbers={[{ key: 'edge', name: t`Customers`, count: customers, place: { from, to } }]}
        see={see}
        onSee={onSee}
      />
    </Panel>
  )
}
