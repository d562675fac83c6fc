import { lazy } from 'react'
import { useFormat } from '../format/useFormat'
import { TokenPopover } from './TokenPopover'

const DurationForm = lazy(() => import('./DurationForm').then((part) => ({ default: part.DurationForm })))

interface Props {
  label: string
  value: string | undefined
  presets: string[]
  onChange: (value: string | undefined) => void
  /** Shown when there is none; without it a duration must be given. */
  none?: string
}

/** A length of time in a sentence. */
export function DurationToken({ label, value, presets, onChange, none }: Props) {
  const format = useFormat()
  const text = value ? format.words(value) : (none ?? '')
  return (
    <TokenPopover label={`${label}: ${text}`} text={text} quiet={!value}>
      {(close) => (
        <DurationForm
          label={label}
          value={value}
          presets={presets}
          onChange={onChange}
          mayBeNone={none !== undefined}
          onClose={close}
        />
      )}
    </TokenPopover>
  )
}
