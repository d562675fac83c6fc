import { Trans, useLingui } from '@lingui/react/macro'
import { TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { PropertySeen } from '../../api/data'
import { propertiesQuery } from '../../api/queries'
import { readable } from '../../format/name'
import { useFormat } from '../../format/useFormat'
import { DataTable } from '../../parts/DataTable'
import { Icon } from '../../parts/icons'
import { useHere } from '../settings/useHere'
import styles from './Data.module.css'
import { Name } from './Events'
import { PropertyPanel } from './PropertyPanel'
import { keyOf, MOST_COUNTED } from './property'
import { useTypes } from './useTypes'

/** What events and customers say beside what happened. */
export function Properties() {
  const { t } = useLingui()
  const { workspace } = useHere()
  const { property } = useSearch({ strict: false })
  const navigate = useNavigate()
  const [search, setSearch] = useState('')
  const { data } = useQuery(propertiesQuery(workspace))
  const wanted = search.trim().toLowerCase()
  const all = data?.items ?? []
  const rows = all.filter(({ name }) => `${name} ${readable(name)}`.toLowerCase().includes(wanted))
  const selected = all.find((each) => keyOf(each) === property)
  const choose = (chosen?: PropertySeen) =>
    void navigate({ to: '.', replace: true, resetScroll: false, search: chosen ? { property: keyOf(chosen) } : {} })
  const ofEvents = rows.filter((each) => each.of === 'event')
  const ofCustomers = rows.filter((each) => each.of === 'customer')
  return (
    <div className={selected ? `${styles.body} ${styles.withPanel}` : styles.body}>
      <div className={styles.main}>
        <TextInput
          className={styles.search}
          type="search"
          aria-label={t`Search properties`}
          placeholder={t`Search properties`}
          leftSection={<Icon name="search" size={16} />}
          value={search}
          onChange={(typed) => setSearch(typed.currentTarget.value)}
        />
        <h2 className={styles.heading}>
          <Trans>Of events</Trans>
        </h2>
        <PropertyTable caption={t`Properties of events`} rows={ofEvents} selected={selected} onSelect={choose} />
        <h2 className={styles.heading}>
          <Trans>Of customers</Trans>
        </h2>
        {data && ofCustomers.length === 0 ? (
          <p className={styles.quiet}>
            {wanted ? (
              <Trans>No trait has this name.</Trans>
            ) : (
              <Trans>None yet. In an import, give a column the role “Trait of the customer”, and it stands here.</Trans>
            )}
          </p>
        ) : (
          <PropertyTable caption={t`Traits of customers`} rows={ofCustomers} selected={selected} onSelect={choose} />
        )}
      </div>
      {selected && <PropertyPanel property={selected} onClose={() => choose()} />}
    </div>
  )
}

interface TableProps {
  caption: string
  rows: PropertySeen[]
  selected: PropertySeen | undefined
  onSelect: (property: PropertySeen | undefined) => void
}

function PropertyTable({ caption, rows, selected, onSelect }: TableProps) {
  const { t } = useLingui()
  const format = useFormat()
  const types = useTypes()
  const distinct = ({ distinct: count }: PropertySeen) =>
    count >= MOST_COUNTED ? t`${format.count(MOST_COUNTED)} or more` : format.count(count)
  return (
    <DataTable
      caption={caption}
      rows={rows}
      limit={500}
      selected={selected ? rows.indexOf(selected) : -1}
      onSelect={(index) => onSelect(rows[index])}
      columns={[
        {
          key: 'name',
          title: t`Property`,
          value: (row: PropertySeen) => row.name,
          show: (row) => <Name name={row.name} />,
        },
        { key: 'type', title: t`Type`, value: (row) => row.type, show: (row) => types[row.type] },
        {
          key: 'count',
          title: t`How often given`,
          number: true,
          value: (row) => row.count,
          show: (row) => format.count(row.count),
        },
        { key: 'distinct', title: t`Different values`, number: true, value: (row) => row.distinct, show: distinct },
        {
          key: 'values',
          title: t`Commonest values, or range`,
          value: (row) => row.values.join(', '),
          show: (row) => <Values property={row} />,
        },
      ]}
    />
  )
}

const SHOWN = 5

function Values({ property: { type, values, min, max } }: { property: PropertySeen }) {
  const format = useFormat()
  if (type === 'number') {
    return min === null || max === null ? '–' : `${format.decimal(min)} … ${format.decimal(max)}`
  }
  return (
    <span className={styles.values}>
      {values.slice(0, SHOWN).map((value) => (
        <span key={value} className={styles.value}>
          {value}
        </span>
      ))}
    </span>
  )
}
