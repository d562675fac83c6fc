import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import type { PathLink } from '../../api/types'
import { nodeId } from '../../charts/flow/shape'
import { FlowView } from '../../charts/flow/View'
import { ExplorePage } from '../../explore/ExplorePage'
import { useColumns } from '../../explore/useColumns'
import { useCounted } from '../../explore/useCounted'
import { useDifference } from '../../explore/useDifference'
import { useExplore } from '../../explore/useExplore'
import { useNames } from '../../explore/useNames'
import { useSelection } from '../../explore/useSelection'
import { Icon } from '../../parts/icons'
import { againstShares } from '../../stats/against'
import { FlowPanel } from './flow/FlowPanel'
import { FlowSentence } from './flow/FlowSentence'

const DEEPEST = 12

/** The ribbon of a link, as the picture names it. */
function linkId({ depth, from, to }: PathLink): string {
  return `${nodeId(depth, from)}>${nodeId(depth + 1, to)}`
}

export function Flow() {
  const { t } = useLingui()
  const says = useNames()
  const difference = useDifference()
  const column = useColumns<PathLink>()
  const explored = useExplore('paths')
  const { question, asked, setQuestion, data, compared } = explored
  const counted = useCounted(asked.per)
  const selection = useSelection()
  const { at: selected, select } = selection
  const total = data?.customers ?? 0
  const backward = question.direction === 'backward'
  const links = data ? [...data.links].sort((a, b) => a.depth - b.depth || b.customers - a.customers) : []
  const against = againstShares(
    { rows: links, total },
    compared && { rows: compared.links, total: compared.customers },
    linkId,
    (link) => link.customers,
    false,
  )
  const columns = [
    column.name('from', t`From`, (row) => row.from, says.label),
    column.name('to', t`To`, (row) => row.to, says.label),
    column.count('depth', t`Step`, (row) => row.depth + 1),
    column.count('customers', counted.name, (row) => row.customers),
    column.share('share', t`Of all`, (row) => row.customers / total),
    ...difference.columns<PathLink>(
      compared,
      (row) => against(row)?.share ?? null,
      (row) => against(row)?.difference ?? null,
    ),
  ]

  return (
    <ExplorePage
      explored={explored}
      sentence={<FlowSentence question={question} onChange={setQuestion} />}
      empty={data?.customers === 0}
      picture={data && <FlowView answer={data} backward={backward} selected={selected} onSelect={select} />}
      tools={
        <>
          <p>{data && <Trans>{counted.some(total)}; each is in every column</Trans>}</p>
          <Button.Group>
            <Button
              size="compact-md"
              variant="default"
              disabled={question.depth <= 2}
              onClick={() => setQuestion({ ...question, depth: question.depth - 1 })}
            >
              <Trans>One step less</Trans>
            </Button>
            <Button
              size="compact-md"
              variant="default"
              disabled={question.depth >= DEEPEST}
              leftSection={<Icon name="plus" size={14} />}
              onClick={() => setQuestion({ ...question, depth: question.depth + 1 })}
            >
              <Trans>One step more</Trans>
            </Button>
          </Button.Group>
        </>
      }
      table={data ? { caption: t`Flows`, rows: links, columns } : null}
      selectedRow={links.findIndex((link) => linkId(link) === selected)}
      onSelectRow={(index) => links[index] && select(linkId(links[index]))}
      panel={
        selected &&
        data && (
          <FlowPanel
            answer={data}
            compared={compared}
            question={question}
            selected={selected}
            onChange={setQuestion}
            asked={asked}
            selection={selection}
          />
        )
      }
      explain={[
        <Trans key="once">
          Each customer counts once, from their first event that fits. What flows into a step flows out of it: nobody
          vanishes.
        </Trans>,
        <Trans key="other">
          In each column the {question.top} steps with the most customers stay; the rest flow through (other). Who does
          nothing more flows to (left).
        </Trans>,
      ]}
    />
  )
}
