import { Trans, useLingui } from '@lingui/react/macro'
import { Button, NativeSelect, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Upload } from '../../api/uploads'
import { type Complaint, columnOf, type Draft, isOpen, needsZone } from './draft'
import styles from './MappingScreen.module.css'

interface Props {
  upload: Upload
  draft: Draft
  complaints: Complaint[]
  /** True where many times could not be read. */
  doubtful: boolean
  onChange: (draft: Draft) => void
}

const DAY_FIRST = '%d/%m/%Y %H:%M'
const MONTH_FIRST = '%m/%d/%Y %H:%M'
const OTHER = 'other'
const KNOWN = ['', DAY_FIRST, MONTH_FIRST]

/** How times are written and in which zone: asked for where the values leave it open. */
export function TimeOptions({ upload, draft, complaints, doubtful, onChange }: Props) {
  const { t } = useLingui()
  const [asked, setAsked] = useState(false)
  const [typing, setTyping] = useState(!KNOWN.includes(draft.format))
  const name = columnOf(draft, 'time')
  const column = upload.columns.find((each) => each.name === name)
  if (!column) return null
  // What is said about no place in particular may well be that the times are open to two readings.
  const general = complaints.some((each) => !each.column && !each.control)
  const formatComplaint = complaints.find((each) => each.control === 'format')?.detail
  const zoneComplaint = complaints.find((each) => each.control === 'timezone')?.detail
  const zone = needsZone(column) || zoneComplaint !== undefined
  const format = asked || general || doubtful || draft.format !== '' || formatComplaint !== undefined || isOpen(draft)
  const zones = [...new Set([draft.timezone, 'UTC', ...Intl.supportedValuesOf('timeZone')])].filter(Boolean)
  return (
    <fieldset className={styles.group}>
      <legend>
        <Trans>When did it happen?</Trans>
      </legend>
      <div className={styles.fields}>
        {zone && (
          <Select
            label={t`Time zone`}
            description={t`These times say none. Where was the clock?`}
            searchable
            limit={60}
            data={zones}
            value={draft.timezone}
            allowDeselect={false}
            error={zoneComplaint}
            onChange={(timezone) => timezone && onChange({ ...draft, timezone })}
          />
        )}
        {format && (
          <NativeSelect
            label={t`How times are written`}
            description={t`The first is ${column.samples[0] ?? '–'}`}
            data={[
              { value: '', label: t`As recognised` },
              { value: DAY_FIRST, label: t`Day first: 31/12/2026 18:30` },
              { value: MONTH_FIRST, label: t`Month first: 12/31/2026 18:30` },
              { value: OTHER, label: t`Another way` },
            ]}
            value={typing ? OTHER : draft.format}
            error={typing ? undefined : formatComplaint}
            onChange={(event) => {
              const chosen = event.currentTarget.value
              setTyping(chosen === OTHER)
              if (chosen !== OTHER) onChange({ ...draft, format: chosen })
            }}
          />
        )}
        {format && typing && (
          <TextInput
            label={t`Pattern of times`}
            description={t`%Y year, %m month, %d day, %H hour, %M minute, %S second`}
            placeholder="%d.%m.%Y %H:%M:%S"
            value={draft.format}
            error={formatComplaint}
            onChange={(event) => onChange({ ...draft, format: event.currentTarget.value })}
          />
        )}
      </div>
      {!format && (
        <Button className={styles.another ?? ''} size="compact-sm" variant="subtle" onClick={() => setAsked(true)}>
          <Trans>Times are read wrongly</Trans>
        </Button>
      )}
    </fieldset>
  )
}
