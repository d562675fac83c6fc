import { Trans, useLingui } from '@lingui/react/macro'
import { TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { EventSeen } from '../../api/data'
import { eventsQuery, summaryQuery } from '../../api/queries'
import { readable } from '../../format/name'
import { useFormat } from '../../format/useFormat'
import { DataTable } from '../../parts/DataTable'
import { Empty } from '../../parts/Empty'
import { Icon } from '../../parts/icons'
import { useHere } from '../settings/useHere'
import styles from './Data.module.css'
import { EventPanel } from './EventPanel'

/** What is called how, how often it happened, and to how many. */
export function Events() {
  const { t } = useLingui()
  const format = useFormat()
  const { workspace } = useHere()
  const { event } = useSearch({ strict: false })
  const navigate = useNavigate()
  const [search, setSearch] = useState('')
  const { data } = useQuery(eventsQuery(workspace))
  const { data: summary } = useQuery(summaryQuery(workspace))
  const wanted = search.trim().toLowerCase()
  const all = data?.items ?? []
  const rows = all.filter(({ name }) => `${name} ${readable(name)}`.toLowerCase().includes(wanted))
  const selected = all.find((each) => each.name === event)
  const most = Math.max(1, ...all.map((each) => each.count))
  const total = summary?.events ?? all.reduce((sum, each) => sum + each.count, 0)
  const customers = summary?.customers ?? 0
  const choose = (name?: string) =>
    void navigate({ to: '.', replace: true, resetScroll: false, search: name ? { event: name } : {} })
  return (
    <div className={selected ? `${styles.body} ${styles.withPanel}` : styles.body}>
      <div className={styles.main}>
        <TextInput
          className={styles.search}
          type="search"
          aria-label={t`Search events`}
          placeholder={t`Search events`}
          leftSection={<Icon name="search" size={16} />}
          value={search}
          onChange={(typed) => setSearch(typed.currentTarget.value)}
        />
        {data && rows.length === 0 ? (
          <Empty title={t`No event has this name`}>
            <Trans>Search for a part of its name, readable or as it came in.</Trans>
          </Empty>
        ) : (
          <DataTable
            caption={t`Events`}
            rows={rows}
            limit={500}
            more={(hidden) => <Trans>and {hidden} rarer ones; search for them</Trans>}
            selected={rows.findIndex((each) => each.name === event)}
            onSelect={(index) => choose(rows[index]?.name)}
            columns={[
              {
                key: 'name',
                title: t`Event`,
                value: (row: EventSeen) => row.name,
                show: (row) => <Name name={row.name} />,
              },
              {
                key: 'count',
                title: t`Times`,
                number: true,
                value: (row) => row.count,
                show: (row) => (
                  <span className={styles.volume}>
                    {format.count(row.count)}
                    <span className={styles.track}>
                      <span className={styles.fill} style={{ width: `${(row.count / most) * 100}%` }} />
                    </span>
                  </span>
                ),
              },
              {
                key: 'share',
                title: t`Of all events`,
                number: true,
                value: (row) => row.count / total,
                show: (row) => format.share(row.count / total),
              },
              {
                key: 'customers',
                title: t`Customers`,
                number: true,
                value: (row) => row.customers,
                show: (row) => format.count(row.customers),
              },
              {
                key: 'reach',
                title: t`Of all customers`,
                number: true,
                value: (row) => row.customers / customers,
                show: (row) => (customers > 0 ? format.share(row.customers / customers) : '–'),
              },
              { key: 'first', title: t`First seen`, value: (row) => row.first, show: (row) => format.day(row.first) },
              { key: 'last', title: t`Last seen`, value: (row) => row.last, show: (row) => format.day(row.last) },
            ]}
          />
        )}
      </div>
      {selected && (
        <EventPanel
          event={selected}
          total={total}
          customers={customers}
          names={all.map((each) => each.name)}
          onClose={() => choose()}
        />
      )}
    </div>
  )
}

/** The name as one reads it, and below it as it came in where that is another. */
export function Name({ name }: { name: string }) {
  const said = readable(name)
  return (
    <>
      {said}
      {said !== name && <span className={styles.technical}>{name}</span>}
    </>
  )
}
