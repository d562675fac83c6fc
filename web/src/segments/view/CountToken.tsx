import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { NumberInput, Select } from '@mantine/core'
import tokens from '../../parts/Token.module.css'
import { TokenPopover } from '../../parts/TokenPopover'
import { type Count, type CountMode, countOf, withCount } from '../core/count'
import type { Did } from '../core/tree'

interface Props {
  did: Did
  onChange: (did: Did) => void
}

/** How often it happened. */
export function CountToken({ did, onChange }: Props) {
  const { t } = useLingui()
  const count = countOf(did)
  const set = (changed: Partial<Count>) => onChange(withCount(did, { ...count, ...changed }))
  const { low, high } = count
  const texts: Record<CountMode, string> = {
    never: t`never`,
    at_least: low === 1 ? t`at least once` : t`at least ${plural(low, { one: '# time', other: '# times' })}`,
    at_most: t`at most ${plural(high, { one: '# time', other: '# times' })}`,
    exactly: t`exactly ${plural(low, { one: '# time', other: '# times' })}`,
    between: t`${low} to ${high} times`,
  }
  const modes: { value: CountMode; label: string }[] = [
    { value: 'at_least', label: t`at least` },
    { value: 'at_most', label: t`at most` },
    { value: 'exactly', label: t`exactly` },
    { value: 'between', label: t`between` },
    { value: 'never', label: t`never` },
  ]
  const number = (label: string, value: number, change: (next: number) => void) => (
    <NumberInput
      size="sm"
      label={label}
      min={1}
      max={100_000}
      value={value}
      onChange={(next) => Number(next) >= 1 && change(Math.floor(Number(next)))}
    />
  )
  const usesLow = count.mode === 'at_least' || count.mode === 'exactly' || count.mode === 'between'
  const usesHigh = count.mode === 'at_most' || count.mode === 'between'
  return (
    <TokenPopover label={t`How often: ${texts[count.mode]}`} text={texts[count.mode]}>
      {() => (
        <div className={tokens.form}>
          <Select
            size="sm"
            label={t`How often`}
            data={modes}
            value={count.mode}
            allowDeselect={false}
            comboboxProps={{ withinPortal: false }}
            onChange={(next) => set({ mode: next as CountMode, low: Math.max(1, low), high: Math.max(1, low, high) })}
          />
          {(usesLow || usesHigh) && (
            <div className={tokens.row}>
              {usesLow && number(usesHigh ? t`From` : t`Times`, low, (next) => set({ low: next }))}
              {usesHigh && number(usesLow ? t`To` : t`Times`, high, (next) => set({ high: next }))}
            </div>
          )}
        </div>
      )}
    </TokenPopover>
  )
}
