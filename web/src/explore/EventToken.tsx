import { useQuery } from '@tanstack/react-query'
import { eventsQuery } from '../api/queries'
import { readable } from '../format/name'
import { useFormat } from '../format/useFormat'
import { TokenSelect } from '../parts/TokenSelect'
import { useWorkspace } from './useExplore'

interface Props {
  label: string
  placeholder: string
  onChange: (event: string) => void
}

/** A place in the sentence where an event can be added. */
export function EventToken({ label, placeholder, onChange }: Props) {
  const format = useFormat()
  const { data } = useQuery(eventsQuery(useWorkspace()))
  const options = (data?.items ?? []).map(({ name, count }) => ({
    value: name,
    label: readable(name),
    hint: format.count(count, true),
  }))
  return (
    <TokenSelect open quiet label={label} value="" options={options} placeholder={placeholder} onChange={onChange} />
  )
}
