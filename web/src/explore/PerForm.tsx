import { Trans, useLingui } from '@lingui/react/macro'
import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { propertiesQuery } from '../api/queries'
import { readable } from '../format/name'
import { DurationForm } from '../parts/DurationForm'
import { type Per, type PerKind, partedBy, pauseOf, perKind, perPause } from './per'
import styles from './Scope.module.css'
import { useWorkspace } from './useExplore'

const PAUSES = ['10m', '30m', '2h', '1d']

interface Props {
  per: Per
  onChange: (per: Per) => void
  onClose: () => void
}

export function PerForm({ per, onChange, onClose }: Props) {
  const { t } = useLingui()
  // Values of a property are meant before it is known of which.
  const [kind, setKind] = useState<PerKind>(perKind(per))
  const { data } = useQuery(propertiesQuery(useWorkspace()))
  const properties = (data?.items ?? []).filter((each) => each.of === 'event').map((each) => each.name)
  const kinds: { value: PerKind; label: string; says: string }[] = [
    { value: 'customer', label: t`Customers`, says: t`all that one customer does is one journey` },
    { value: 'session', label: t`Visits`, says: t`a longer pause begins a new journey` },
    { value: 'property', label: t`Each value of a property`, says: t`such as each order of a customer` },
  ]
  if (kind === 'account' || properties.includes('account')) {
    kinds.push({ value: 'account', label: t`Accounts`, says: t`all customers of an account together are one journey` })
  }

  function choose(next: PerKind) {
    setKind(next)
    if (next === 'session') onChange(perPause(pauseOf(per)))
    if (next === 'account') onChange(next)
    if (next === 'customer') onChange(undefined)
  }
  return (
    <div className={styles.form}>
      <fieldset className={styles.kinds}>
        <legend>
          <Trans>Whose journeys are counted?</Trans>
        </legend>
        {kinds.map(({ value, label, says }) => (
          <label key={value}>
            <input type="radio" name="per" checked={value === kind} onChange={() => choose(value)} />
            <span>
              <strong>{label}</strong>
              {says}
            </span>
          </label>
        ))}
      </fieldset>
      {kind === 'session' && (
        <DurationForm
          label={t`A pause longer than this ends a visit`}
          value={pauseOf(per)}
          presets={PAUSES}
          mayBeNone={false}
          onChange={(pause) => pause && onChange(perPause(pause))}
          onClose={onClose}
        />
      )}
      {kind === 'property' && (
        <Select
          label={t`Property`}
          placeholder={t`choose`}
          searchable
          data={properties.map((value) => ({ value, label: readable(value) }))}
          value={partedBy(per) || null}
          comboboxProps={{ withinPortal: false }}
          onChange={(property) => {
            if (!property) return
            onChange({ property })
            onClose()
          }}
        />
      )}
    </div>
  )
}
