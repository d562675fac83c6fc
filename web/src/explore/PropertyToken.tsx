import { useQuery } from '@tanstack/react-query'
import { propertiesQuery } from '../api/queries'
import { readable } from '../format/name'
import { type Option, TokenSelect } from '../parts/TokenSelect'
import { useWorkspace } from './useExplore'

interface Props {
  label: string
  value: string
  onChange: (property: string) => void
  /** A choice for no property, first in the list. */
  none?: string
  /** What stands there while none is chosen, where that is no choice. */
  placeholder?: string
  /** Properties that stand elsewhere in the sentence: each is chosen once. */
  taken?: readonly string[]
  quiet?: boolean
}

/** A property of events in the sentence. */
export function PropertyToken({ label, value, onChange, none, placeholder, taken = [], quiet = false }: Props) {
  const { data } = useQuery(propertiesQuery(useWorkspace()))
  const options: Option[] = (data?.items ?? [])
    .filter((each) => each.of === 'event' && (each.name === value || !taken.includes(each.name)))
    .map((each) => ({ value: each.name, label: readable(each.name), hint: each.type }))
  if (none !== undefined) options.unshift({ value: '', label: none })
  return (
    <TokenSelect
      open
      label={label}
      value={value}
      options={options}
      onChange={onChange}
      quiet={quiet}
      placeholder={placeholder ?? none ?? ''}
    />
  )
}
