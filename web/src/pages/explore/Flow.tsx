import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import type { PathLink } from '../../api/types'
import { nodeId } from '../../charts/flow/shape'
import { FlowView } from '../../charts/flow/View'
import { ExplorePage } from '../../explore/ExplorePage'
import { useExplore } from '../../explore/useExplore'
import { useNames } from '../../explore/useNames'
import { useSelection } from '../../explore/useSelection'
import { useFormat } from '../../format/useFormat'
import { Icon } from '../../parts/icons'
import { FlowPanel } from './flow/FlowPanel'
import { FlowSentence } from './flow/FlowSentence'

const DEEPEST = 12

/** The ribbon of a link, as the picture names it. */
function linkId({ depth, from, to }: PathLink): string {
  return `${nodeId(depth, from)}>${nodeId(depth + 1, to)}`
}

export function Flow() {
  const { t } = useLingui()
  const format = useFormat()
  const says = useNames()
  const { question, asked, setQuestion, answer, wait } = useExplore('paths')
  const { at: selected, see, select, open } = useSelection()
  const data = answer.data
  const total = data?.customers ?? 0
  const backward = question.direction === 'backward'
  const links = data ? [...data.links].sort((a, b) => a.depth - b.depth || b.customers - a.customers) : []

  return (
    <ExplorePage
      page="flow"
      asked={asked}
      sentence={<FlowSentence question={question} onChange={setQuestion} />}
      busy={answer.isFetching}
      error={answer.error}
      warnings={data?.warnings}
      wait={wait}
      empty={data?.customers === 0}
      picture={data && <FlowView answer={data} backward={backward} selected={selected} onSelect={select} />}
      tools={
        <>
          <p>
            <Trans>{format.count(total)} customers; each is in every column</Trans>
          </p>
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
      table={
        data
          ? {
              caption: t`Flows`,
              rows: links,
              columns: [
                {
                  key: 'from',
                  title: t`From`,
                  value: (row: PathLink) => row.from,
                  show: (row: PathLink) => says.label(row.from),
                },
                {
                  key: 'to',
                  title: t`To`,
                  value: (row: PathLink) => row.to,
                  show: (row: PathLink) => says.label(row.to),
                },
                { key: 'depth', title: t`Step`, number: true, value: (row: PathLink) => row.depth + 1 },
                {
                  key: 'customers',
                  title: t`Customers`,
                  number: true,
                  value: (row: PathLink) => row.customers,
                  show: (row: PathLink) => format.count(row.customers),
                },
                {
                  key: 'share',
                  title: t`Of all`,
                  number: true,
                  value: (row: PathLink) => row.customers / total,
                  show: (row: PathLink) => format.share(row.customers / total),
                },
              ],
            }
          : null
      }
      selectedRow={links.findIndex((link) => linkId(link) === selected)}
      onSelectRow={(index) => links[index] && select(linkId(links[index]))}
      panel={
        selected &&
        data && (
          <FlowPanel
            answer={data}
            question={question}
            selected={selected}
            onChange={setQuestion}
            asked={asked}
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
              Each customer counts once, from their first event that fits. What flows into a step flows out of it:
              nobody vanishes.
            </Trans>
          </p>
          <p>
            <Trans>
              In each column the {question.top} steps with the most customers stay; the rest flow through (other). Who
              does nothing more flows to (left).
            </Trans>
          </p>
        </>
      }
    />
  )
}
