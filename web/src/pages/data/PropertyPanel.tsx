import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { PropertySeen } from '../../api/data'
import { eventsQuery } from '../../api/queries'
import type { FunnelQuestion } from '../../api/types'
import { suggest } from '../../explore/suggest'
import { encode, type Json } from '../../explore/url'
import { readable } from '../../format/name'
import { useFormat } from '../../format/useFormat'
import { Fact, Facts, Panel } from '../../frame/Panel'
import { useHere } from '../settings/useHere'
import styles from './Data.module.css'
import { MOST_COUNTED } from './property'
import { useTypes } from './useTypes'

/** All that is known about one property, and a question that uses it. */
export function PropertyPanel({ property, onClose }: { property: PropertySeen; onClose: () => void }) {
  const { t } = useLingui()
  const format = useFormat()
  const types = useTypes()
  const { workspace } = useHere()
  const { data: events } = useQuery(eventsQuery(workspace))
  const { name, of, type, count, distinct, values, min, max } = property
  const said = readable(name)
  const names = events?.items.map((each) => each.name) ?? []
  const split: FunnelQuestion = {
    ...(suggest('funnel', names) as FunnelQuestion),
    breakdown: { property: name, by: 'first', limit: 6 },
  }
  return (
    <Panel title={said} subtitle={said !== name ? <code>{name}</code> : undefined} onClose={onClose}>
      <Facts>
        <Fact name={t`Belongs to`} value={of === 'event' ? t`events` : t`customers`} />
        <Fact name={t`Type`} value={types[type]} />
        <Fact name={t`How often given`} value={format.count(count)} />
        <Fact
          name={t`Different values`}
          value={format.count(distinct)}
          note={distinct >= MOST_COUNTED ? t`counted no further than this` : undefined}
        />
        {min !== null && <Fact name={t`Smallest`} value={format.decimal(min)} />}
        {max !== null && <Fact name={t`Largest`} value={format.decimal(max)} />}
      </Facts>
      {values.length > 0 && (
        <>
          <h3 className={styles.heading}>
            <Trans>Commonest values</Trans>
          </h3>
          <ul className={styles.wrapped}>
            {values.map((value) => (
              <li key={value} className={styles.value}>
                {value}
              </li>
            ))}
          </ul>
        </>
      )}
      {of === 'event' && (
        <Button
          fullWidth
          variant="default"
          renderRoot={(props) => (
            <Link
              {...props}
              to="/w/$workspace/explore/funnel"
              params={{ workspace }}
              search={{ q: encode(split as unknown as Json) }}
            />
          )}
        >
          <Trans>Split a funnel by it</Trans>
        </Button>
      )}
    </Panel>
  )
}
