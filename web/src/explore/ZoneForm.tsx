import { useLingui } from '@lingui/react/macro'
import { Select } from '@mantine/core'

export interface ZoneFormProps {
  zone: string
  onChange: (zone: string) => void
}

/** All zones there are: that of the world and that of the reader first. */
export function ZoneForm({ zone, onChange }: ZoneFormProps) {
  const { t } = useLingui()
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone
  const zones = [...new Set(['UTC', here, ...Intl.supportedValuesOf('timeZone')])]
  return (
    <Select
      label={t`Time zone`}
      searchable
      limit={60}
      data={zones}
      value={zone}
      allowDeselect={false}
      comboboxProps={{ withinPortal: false }}
      onChange={(next) => next && onChange(next)}
    />
  )
}
