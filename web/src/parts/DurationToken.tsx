import { Trans, useLingui } from '@lingui/react/macro'
import { Button, NumberInput, SegmentedControl } from '@mantine/core'
import { type DurationUnit, parseDuration } from '../format/duration'
import { useFormat } from '../format/useFormat'
import styles from './Token.module.css'
import { TokenPopover } from './TokenPopover'

interface Props {
  label: string
  value: string | undefined
  presets: string[]
  onChange: (value: string | undefined) => void
  /** Shown when there is none; without it a duration must be given. */
  none?: string
}

/** A length of time in a sentence: presets first, any other number below. */
export function DurationToken({ label, value, presets, onChange, none }: Props) {
  const { t } = useLingui()
  const format = useFormat()
  const { amount, unit } = parseDuration(value ?? presets[0] ?? '7d') ?? { amount: 7, unit: 'd' as const }
  const units: { value: DurationUnit; label: string }[] = [
    { value: 'm', label: t`min` },
    { value: 'h', label: t`h` },
    { value: 'd', label: t`days` },
    { value: 'w', label: t`weeks` },
  ]
  const text = value ? format.words(value) : (none ?? '')
  return (
    <TokenPopover label={`${label}: ${text}`} text={text} quiet={!value}>
      {(close) => (
        <div className={styles.form}>
          <div className={styles.presets}>
            {presets.map((each) => (
              <Button
                key={each}
                size="compact-sm"
                variant={each === value ? 'filled' : 'default'}
                onClick={() => {
                  onChange(each)
                  close()
                }}
              >
                {format.words(each)}
              </Button>
            ))}
          </div>
          <NumberInput
            size="sm"
            label={label}
            min={1}
            max={9999}
            value={amount}
            onChange={(next) => Number(next) >= 1 && onChange(`${Math.floor(Number(next))}${unit}`)}
          />
          <SegmentedControl
            size="xs"
            aria-label={t`Unit`}
            data={units}
            value={unit}
            onChange={(next) => onChange(`${amount}${next}`)}
          />
          {none && value && (
            <Button
              size="compact-sm"
              variant="subtle"
              onClick={() => {
                onChange(undefined)
                close()
              }}
            >
              <Trans>No limit</Trans>
            </Button>
          )}
        </div>
      )}
    </TokenPopover>
  )
}
