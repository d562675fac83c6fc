import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import type { TransitionEdge, TransitionsAnswer, TransitionsQuestion } from '../../../api/types'
import type { Station } from '../../../charts/graph/shape'
import { Behind } from '../../../explore/Behind'
import { useCounted } from '../../../explore/useCounted'
import { useNames } from '../../../explore/useNames'
import type { Selection } from '../../../explore/useSelection'
import { useFormat } from '../../../format/useFormat'
import { Fact, Facts, Panel, PanelBars } from '../../../frame/Panel'

interface Props {
  answer: TransitionsAnswer
  station: Station
  asked: TransitionsQuestion
  selection: Selection
  onHide: () => void
}

/** The commonest ways on, or in. */
const WAYS = 6

/** What is known about one step of the graph. */
export function StationPanel({ answer, station, asked, selection, onHide }: Props) {
  const { t } = useLingui()
  const format = useFormat()
  const counted = useCounted()
  const says = useNames()
  const { label, customers, count } = station
  const bars = (edges: TransitionEdge[], end: 'from' | 'to') => {
    const sum = edges.reduce((total, edge) => total + edge.count, 0)
    return edges
      .toSorted((a, b) => b.count - a.count)
      .slice(0, WAYS)
      .map((edge) => {
        const share = edge.count / sum
        return { label: says.label(edge[end]), share, text: format.share(share) }
      })
  }
  return (
    <Panel title={says.label(label)} onClose={selection.clear}>
      <Facts>
        <Fact
          name={counted.name}
          value={format.share(station.share)}
          note={t`${format.count(customers)} of ${format.count(answer.customers)}`}
        />
        <Fact name={t`Times`} value={format.count(count)} note={counted.each(count / customers)} />
        <Fact name={t`Begin here`} value={format.count(station.starts)} />
        <Fact name={t`End here`} value={format.count(station.ends)} />
      </Facts>
      <PanelBars
        title={t`Where they go next`}
        rows={bars(
          answer.edges.filter((edge) => edge.from === label),
          'to',
        )}
      />
      <PanelBars
        title={t`Where they come from`}
        rows={bars(
          answer.edges.filter((edge) => edge.to === label),
          'from',
        )}
      />
      <Behind
        question={asked}
        numbers={[{ key: 'node', name: says.label(label), count: customers, place: { label } }]}
        selection={selection}
      />
      <Button fullWidth mt="xs" variant="default" onClick={onHide}>
        <Trans>Leave it out</Trans>
      </Button>
    </Panel>
  )
}
