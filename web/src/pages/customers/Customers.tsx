import { Trans, useLingui } from '@lingui/react/macro'
import { Button, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link, useLocation, useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { type CustomerRow, customersQuery } from '../../api/customers'
import { segmentsQuery, summaryQuery } from '../../api/queries'
import { SegmentControl } from '../../explore/SegmentControl'
import { readable } from '../../format/name'
import { useFormat } from '../../format/useFormat'
import { TitleLine } from '../../frame/TitleLine'
import { type Column, DataTable } from '../../parts/DataTable'
import { Empty } from '../../parts/Empty'
import { FormFailure } from '../../parts/FormFailure'
import { Icon } from '../../parts/icons'
import { useHere } from '../settings/useHere'
import styles from './Customers.module.css'

const PAUSE_MILLIS = 250

/** Who the customers are: to be looked for, and opened one by one. */
export function Customers() {
  const { t } = useLingui()
  const format = useFormat()
  const { workspace } = useHere()
  const { find = '', segment } = useSearch({ strict: false })
  const navigate = useNavigate()
  const [typed, setTyped] = useState(find)
  const [wanted] = useDebouncedValue(typed.trim(), PAUSE_MILLIS)
  const { data: summary } = useQuery(summaryQuery(workspace))
  const { data: segments } = useQuery(segmentsQuery(workspace))
  const chosen = segment ? segments?.items.find((each) => each.key === segment) : undefined
  const ready = !segment || segments !== undefined
  const list = useInfiniteQuery(customersQuery(workspace, wanted, chosen?.body, ready))
  const rows = list.data?.pages.flatMap((page) => page.items) ?? []
  useEffect(() => {
    if (wanted !== find)
      void navigate({ to: '.', replace: true, search: (before: object) => ({ ...before, find: wanted }) })
  }, [wanted, find, navigate])

  return (
    <>
      <title>{`${t`Customers`} · Meander`}</title>
      <TitleLine
        title={t`Customers`}
        subtitle={
          summary && (
            <Trans>
              {chosen?.name ?? t`Everyone`} · {format.count(summary.customers)} in all
            </Trans>
          )
        }
      >
        <SegmentControl />
      </TitleLine>
      <div className={styles.page}>
        <TextInput
          className={styles.search}
          type="search"
          aria-label={t`Search customers`}
          placeholder={t`An id, or a word of a trait`}
          leftSection={<Icon name="search" size={16} />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <FormFailure failure={list.error} />
        {list.isSuccess && rows.length === 0 ? (
          <Empty title={t`Nobody is found`}>
            <Trans>Search for the beginning of an id or a part of a trait, or choose everyone above.</Trans>
          </Empty>
        ) : (
          <CustomerTable rows={rows} />
        )}
        {list.hasNextPage && (
          <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            <Trans>Show more</Trans>
          </Button>
        )}
      </div>
    </>
  )
}

const TRAITS = 3

function CustomerTable({ rows }: { rows: CustomerRow[] }) {
  const { t } = useLingui()
  const format = useFormat()
  const { workspace } = useHere()
  const { href } = useLocation()
  const traits: Column<CustomerRow> = {
    key: 'traits',
    title: t`Traits`,
    value: () => null,
    show: (row) => (
      <span className={styles.traits}>
        {Object.entries(row.traits)
          .slice(0, TRAITS)
          .map(([name, value]) => (
            <span key={name} className={styles.trait}>
              <span className={styles.name}>{readable(name)}</span> {String(value)}
            </span>
          ))}
      </span>
    ),
  }
  return (
    <DataTable
      caption={t`Customers`}
      rows={rows}
      limit={Number.POSITIVE_INFINITY}
      columns={[
        {
          key: 'customer',
          title: t`Customer`,
          value: (row: CustomerRow) => row.customer,
          show: ({ customer }) => (
            <Link
              to="/w/$workspace/customers/$id"
              params={{ workspace, id: customer }}
              search={{ back: href }}
              className={styles.link}
            >
              {customer}
            </Link>
          ),
        },
        {
          key: 'events',
          title: t`Events`,
          number: true,
          value: (row) => row.events,
          show: (row) => format.count(row.events),
        },
        { key: 'first', title: t`First seen`, value: (row) => row.first, show: (row) => format.day(row.first) },
        { key: 'last', title: t`Last seen`, value: (row) => row.last, show: (row) => format.day(row.last) },
        ...(rows.some((row) => Object.keys(row.traits).length > 0) ? [traits] : []),
      ]}
    />
  )
}
