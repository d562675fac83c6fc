import { Trans, useLingui } from '@lingui/react/macro'
import { SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { Volume } from '../../api/data'
import { volumesQuery } from '../../api/dataQueries'
import { eventsQuery, summaryQuery } from '../../api/queries'
import { shapeVolumes } from '../../charts/volume/shape'
import { VolumeView } from '../../charts/volume/View'
import { readable } from '../../format/name'
import { useFormat } from '../../format/useFormat'
import { DataTable } from '../../parts/DataTable'
import { FormFailure } from '../../parts/FormFailure'
import { TokenSelect } from '../../parts/TokenSelect'
import { useHere } from '../settings/useHere'
import styles from './Data.module.css'
import { Size } from './Size'

/** How much there is, and when it happened. */
export function Overview() {
  const { t } = useLingui()
  const format = useFormat()
  const { workspace } = useHere()
  const { event = '' } = useSearch({ strict: false })
  const navigate = useNavigate()
  const [of, setOf] = useState<'events' | 'customers'>('events')
  const { data: summary } = useQuery(summaryQuery(workspace))
  const { data: events } = useQuery(eventsQuery(workspace))
  const volumes = useQuery(volumesQuery(workspace, event))
  const unit = volumes.data?.unit ?? 'week'
  const rows = volumes.data ? shapeVolumes(volumes.data.items, unit) : []
  const units = { day: t`Day`, week: t`Week of`, month: t`Month` }
  const label = { day: t`Volume by day`, week: t`Volume by week`, month: t`Volume by month` }[unit]
  const options = [
    { value: '', label: t`everything` },
    ...(events?.items ?? []).map(({ name, count }) => ({
      value: name,
      label: readable(name),
      hint: format.count(count, true),
    })),
  ]
  return (
    <div className={styles.main}>
      {summary && <Size summary={summary} kinds={events?.items.length} />}
      <section className={styles.card} aria-label={label}>
        <div className={styles.head}>
          <h2 className={styles.line}>
            {label}:{' '}
            <TokenSelect
              label={t`Event`}
              value={event}
              options={options}
              onChange={(next) => void navigate({ to: '.', replace: true, search: next ? { event: next } : {} })}
            />
          </h2>
          <SegmentedControl
            size="xs"
            aria-label={t`What is counted`}
            data={[
              { value: 'events', label: t`Events` },
              { value: 'customers', label: t`Customers` },
            ]}
            value={of}
            onChange={(next) => setOf(next as 'events' | 'customers')}
          />
        </div>
        <FormFailure failure={volumes.error} />
        {rows.length > 0 ? (
          <VolumeView label={label} volumes={rows} unit={unit} of={of} />
        ) : (
          <div className={styles.waiting} />
        )}
      </section>
      <DataTable
        caption={t`Volume in numbers`}
        rows={rows.toReversed()}
        limit={400}
        first={12}
        more={(hidden) => <Trans>and {hidden} earlier ones</Trans>}
        columns={[
          {
            key: 'from',
            title: units[unit],
            value: (row: Volume) => row.from,
            show: (row) => format.cohort(row.from, unit),
          },
          {
            key: 'events',
            title: t`Events`,
            number: true,
            value: (row) => row.events,
            show: (row) => format.count(row.events),
          },
          {
            key: 'customers',
            title: t`Customers`,
            number: true,
            value: (row) => row.customers,
            show: (row) => format.count(row.customers),
          },
        ]}
      />
    </div>
  )
}
