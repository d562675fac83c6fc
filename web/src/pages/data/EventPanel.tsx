import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { EventSeen } from '../../api/data'
import { volumesQuery } from '../../api/dataQueries'
import type { Question } from '../../api/types'
import { shapeVolumes } from '../../charts/volume/shape'
import { VolumeView } from '../../charts/volume/View'
import { suggestSteps } from '../../explore/suggest'
import { encode, type Json } from '../../explore/url'
import { readable } from '../../format/name'
import { useFormat } from '../../format/useFormat'
import { Fact, Facts, Panel } from '../../frame/Panel'
import { useHere } from '../settings/useHere'
import styles from './Data.module.css'

interface Props {
  event: EventSeen
  /** All events and all customers there are. */
  total: number
  customers: number
  names: string[]
  onClose: () => void
}

const encoded = (question: Question) => encode(question as unknown as Json)

/** What is known about one kind of event, and the questions that begin with it. */
export function EventPanel({ event, total, customers, names, onClose }: Props) {
  const { t } = useLingui()
  const format = useFormat()
  const { workspace } = useHere()
  const { data } = useQuery(volumesQuery(workspace, event.name))
  const { name } = event
  const goal = suggestSteps(names).at(-1)
  const steps = goal && goal !== name ? [name, goal] : [name]
  const said = readable(name)
  const links = [
    {
      page: 'funnel' as const,
      text: steps.length > 1 ? t`How many go on to ${readable(steps[1] ?? '')}` : t`Begin a funnel with it`,
      q: encoded({ ask: 'funnel', window: '7d', steps: steps.map((match) => ({ match })) }),
    },
    {
      page: 'flow' as const,
      text: t`What they do next`,
      q: encoded({ ask: 'paths', direction: 'forward', start: name, depth: 4, top: 5, collapse: true }),
    },
    {
      page: 'flow' as const,
      text: t`What they did before`,
      q: encoded({ ask: 'paths', direction: 'backward', end: name, depth: 4, top: 5, collapse: true }),
    },
    {
      page: 'retention' as const,
      text: t`Who does it again`,
      q: encoded({ ask: 'retention', start: name, return: name, period: 'month', periods: 6 }),
    },
  ]
  return (
    <Panel title={said} subtitle={said !== name ? <code>{name}</code> : undefined} onClose={onClose}>
      <Facts>
        <Fact
          name={t`Times`}
          value={format.count(event.count)}
          note={t`${format.share(event.count / total)} of all events`}
        />
        <Fact
          name={t`Customers`}
          value={format.count(event.customers)}
          note={customers > 0 ? t`${format.share(event.customers / customers)} of all customers` : undefined}
        />
        <Fact name={t`First seen`} value={format.day(event.first)} />
        <Fact name={t`Last seen`} value={format.day(event.last)} />
      </Facts>
      {data && data.items.length > 1 && (
        <VolumeView
          small
          label={t`${said} over time`}
          volumes={shapeVolumes(data.items, data.unit)}
          unit={data.unit}
          of="events"
          height={72}
        />
      )}
      <nav className={styles.actions} aria-label={t`Questions about ${said}`}>
        {links.map(({ page, text, q }) => (
          <Button
            key={text}
            fullWidth
            variant="default"
            renderRoot={(props) => (
              <Link {...props} to={`/w/$workspace/explore/${page}`} params={{ workspace }} search={{ q }} />
            )}
          >
            {text}
          </Button>
        ))}
        <Link to="/w/$workspace/data" params={{ workspace }} search={{ event: name }} className={styles.quiet}>
          <Trans>Its volume in full</Trans>
        </Link>
      </nav>
    </Panel>
  )
}
