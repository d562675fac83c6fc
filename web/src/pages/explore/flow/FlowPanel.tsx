import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { PathLink, PathsAnswer, PathsQuestion } from '../../../api/types'
import { commonestWay, ENDS, neighbours, OTHER } from '../../../charts/flow/shape'
import { Behind, type BehindNumber } from '../../../explore/Behind'
import { encode } from '../../../explore/url'
import { usePageScope, useWorkspace } from '../../../explore/useExplore'
import { useNames } from '../../../explore/useNames'
import { useFormat } from '../../../format/useFormat'
import { Fact, Facts, Panel, PanelBars } from '../../../frame/Panel'

interface Props {
  answer: PathsAnswer
  question: PathsQuestion
  /** `1|visit`, or `0|visit>1|search` for a ribbon. */
  selected: string
  asked: PathsQuestion
  see: string | null
  onSee: (key: string | null) => void
  onChange: (question: PathsQuestion) => void
  onClose: () => void
}

/** What is known about one step of the flow; for a ribbon, about the step it leads to. */
export function FlowPanel({ answer, question, asked, selected, see, onSee, onChange, onClose }: Props) {
  const { t } = useLingui()
  const format = useFormat()
  const says = useNames()
  const workspace = useWorkspace()
  const [{ q: _, ...scope }] = usePageScope()
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
  const funnel = {
    ask: 'funnel',
    window: '30d',
    steps: steps.filter((each) => each !== OTHER).map((match) => ({ match })),
  }
  const cameFrom = bars(backward ? after : before, (link) => (backward ? link.to : link.from))
  const goesTo = bars(backward ? before : after, (link) => (backward ? link.from : link.to))
  return (
    <Panel
      title={says.label(label)}
      subtitle={depth === 0 ? t`Where the flow begins` : backward ? t`${depth} steps before` : t`${depth} steps after`}
      onClose={onClose}
    >
      <Facts>
        <Fact
          name={t`Customers`}
          value={format.share(node.customers / answer.customers)}
          note={t`${format.count(node.customers)} of ${format.count(answer.customers)}`}
        />
      </Facts>
      {goesTo.length > 0 && <PanelBars title={t`Where they go next`} rows={goesTo} />}
      {cameFrom.length > 0 && <PanelBars title={t`Where they come from`} rows={cameFrom} />}
      <Behind question={asked} numbers={numbers} see={see} onSee={onSee} />
      {label === OTHER && (
        <Button fullWidth onClick={() => onChange({ ...question, top: Math.min(question.top + 3, 20) })}>
          <Trans>Show more steps</Trans>
        </Button>
      )}
      {named && depth > 0 && (
        <Button
          fullWidth
          mb="xs"
          renderRoot={(props) => (
            <Link
              {...props}
              to="/w/$workspace/explore/funnel"
              params={{ workspace }}
              search={{ ...scope, q: encode(funnel) }}
            />
          )}
        >
          <Trans>Open this way as a funnel</Trans>
        </Button>
      )}
      {named && (
        <Button
          fullWidth
          variant="default"
          onClick={() => {
            onChange(backward ? { ...question, end: label } : { ...question, start: label })
            onClose()
          }}
        >
          <Trans>Begin from here</Trans>
        </Button>
      )}
    </Panel>
  )
}
