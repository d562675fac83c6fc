import { Trans, useLingui } from '@lingui/react/macro'
import { Button, NumberInput, SegmentedControl } from '@mantine/core'
import { type DurationUnit, parseDuration } from '../format/duration'
import { useFormat } from '../format/useFormat'
import styles from './Token.module.css'

export interface DurationFormProps {
  label: string
  value: string | undefined
  presets: string[]
  onChange: (value: string | undefined) => void
  /** Whether there may be none. */
  mayBeNone: boolean
  onClose: () => void
}

/** Presets first, any other number below. */
export function DurationForm({ label, value, presets, onChange, mayBeNone, onClose }: DurationFormProps) {
  const { t } = useLingui()
  const format = useFormat()
  const { amount, unit } = parseDuration(value ?? presets[0] ?? '7d') ?? { amount: 7, unit: 'd' as const }
  const units: { value: DurationUnit; label: string }[] = [
    { value: 'm', label: t`min` },
    { value: 'h', label: t`h` },
    { value: 'd', label: t`days` },
    { value: 'w', label: t`weeks` },
  ]
  const choose = (next: string | undefined) => {
    onChange(next)
    onClose()
  }
  return (
    <div className={styles.form}>
      <div className={styles.presets}>
        {presets.map((each) => (
          <Button
            key={each}
            size="compact-sm"
            variant={each === value ? 'filled' : 'default'}
            onClick={() => choose(each)}
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
      {mayBeNone && value && (
        <Button size="compact-sm" variant="subtle" onClick={() => choose(undefined)}>
          <Trans>No limit</Trans>
        </Button>
      )}
    </div>
  )
}
