import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import type { FunnelQuestion, PathLink, PathsAnswer, PathsQuestion } from '../../../api/types'
import { commonestWay, ENDS, neighbours, nodeId, OTHER } from '../../../charts/flow/shape'
import { AskButton } from '../../../explore/AskButton'
import { Behind, type BehindNumber } from '../../../explore/Behind'
import { ComparedFact } from '../../../explore/ComparedFact'
import { useCounted } from '../../../explore/useCounted'
import { useNames } from '../../../explore/useNames'
import type { Selection } from '../../../explore/useSelection'
import { useFormat } from '../../../format/useFormat'
import { Fact, Facts, Panel, PanelBars } from '../../../frame/Panel'
import { againstShares } from '../../../stats/against'

interface Props {
  answer: PathsAnswer
  question: PathsQuestion
  /** `1|visit`, or `0|visit>1|search` for a ribbon. */
  selected: string
  compared: PathsAnswer | undefined
  asked: PathsQuestion
  selection: Selection
  onChange: (question: PathsQuestion) => void
}

/** What is known about one step of the flow; for a ribbon, about the step it leads to. */
export function FlowPanel({ answer, compared, question, asked, selected, selection, onChange }: Props) {
  const { t } = useLingui()
  const format = useFormat()
  const counted = useCounted()
  const says = useNames()
  const [ribbonSource = '', ribbonTarget] = selected.split('>')
  const [depthText, label = ''] = (ribbonTarget ?? selected).split('|')
  const depth = Number(depthText)
  const node = answer.nodes.find((each) => each.depth === depth && each.label === label)
  if (!node) return null
  const { before, after } = neighbours(answer, depth, label)
  const backward = question.direction === 'backward'
  const bars = (links: PathLink[], name: (link: PathLink) => string) =>
    links.slice(0, 6).map((link) => ({
      label: says.label(name(link)),
      share: link.customers / node.customers,
      text: format.share(link.customers / node.customers),
    }))
  const numbers: BehindNumber[] = [
    { key: 'node', name: says.label(label), count: node.customers, place: { depth, label } },
  ]
  if (ribbonTarget) {
    const from = ribbonSource.slice(ribbonSource.indexOf('|') + 1)
    const link = before.find((each) => each.from === from)
    const name = t`Straight from ${says.label(from)}`
    if (link)
      numbers.unshift({ key: 'link', name, count: link.customers, place: { depth: depth - 1, from, to: label } })
  }
  const named = label !== OTHER && !ENDS.has(label)
  const way = commonestWay(answer, depth, label)
  const steps = backward ? [...way].reverse() : way
  const funnel: FunnelQuestion = {
    ask: 'funnel',
    window: '30d',
    steps: steps.filter((each) => each !== OTHER).map((match) => ({ match })),
  }
  const against = againstShares(
    { rows: answer.nodes, total: answer.customers },
    compared && { rows: compared.nodes, total: compared.customers },
    (each) => nodeId(each.depth, each.label),
    (each) => each.customers,
    false,
  )
  const cameFrom = bars(backward ? after : before, (link) => (backward ? link.to : link.from))
  const goesTo = bars(backward ? before : after, (link) => (backward ? link.from : link.to))
  return (
    <Panel
      title={says.label(label)}
      subtitle={depth === 0 ? t`Where the flow begins` : backward ? t`${depth} steps before` : t`${depth} steps after`}
      onClose={selection.clear}
    >
      <Facts>
        <Fact
          name={counted.name}
          value={format.share(node.customers / answer.customers)}
          note={t`${format.count(node.customers)} of ${format.count(answer.customers)}`}
        />
        <ComparedFact against={against(node)} />
      </Facts>
      {goesTo.length > 0 && <PanelBars title={t`Where they go next`} rows={goesTo} />}
      {cameFrom.length > 0 && <PanelBars title={t`Where they come from`} rows={cameFrom} />}
      <Behind question={asked} numbers={numbers} selection={selection} />
      {label === OTHER && (
        <Button fullWidth onClick={() => onChange({ ...question, top: Math.min(question.top + 3, 20) })}>
          <Trans>Show more steps</Trans>
        </Button>
      )}
      {named && depth > 0 && (
        <AskButton primary question={funnel}>
          <Trans>Open this way as a funnel</Trans>
        </AskButton>
      )}
      {named && (
        <Button
          fullWidth
          mt="xs"
          variant="default"
          onClick={() => {
            onChange(backward ? { ...question, end: label } : { ...question, start: label })
            selection.clear()
          }}
        >
          <Trans>Begin from here</Trans>
        </Button>
      )}
    </Panel>
  )
}
