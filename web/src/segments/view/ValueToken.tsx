import { Trans, useLingui } from '@lingui/react/macro'
import { Button, NumberInput, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { PropertySeen } from '../../api/data'
import type { Scalar } from '../../api/types'
import tokens from '../../parts/Token.module.css'
import { TokenPopover } from '../../parts/TokenPopover'
import type { Trait } from '../core/tree'
import styles from './Builder.module.css'

interface Props {
  label: string
  trait: Trait
  property: PropertySeen | undefined
  onChange: (value: Trait['value']) => void
}

/** So many values are offered to be clicked; others can be typed. */
const OFFERED = 60

/** The value that a trait is compared with: chosen from those there are, or typed. */
export function ValueToken({ label, trait, property, onChange }: Props) {
  const { t } = useLingui()
  const [typed, setTyped] = useState('')
  const many = trait.op === 'in' || trait.op === 'not_in'
  const number = property?.type === 'number'
  const chosen = trait.value === undefined ? [] : [trait.value].flat().filter((each) => each !== '')
  const text = chosen.length > 0 ? chosen.join(', ') : t`choose…`
  const wanted = typed.trim().toLowerCase()
  const offered = (property?.values ?? []).filter((each) => each.toLowerCase().includes(wanted)).slice(0, OFFERED)
  const read = (value: string): Scalar => {
    if (number && Number.isFinite(Number(value))) return Number(value)
    return property?.type === 'boolean' ? value === 'true' : value
  }

  function pick(value: Scalar, close: () => void) {
    if (many) {
      const is = chosen.includes(value)
      onChange(is ? chosen.filter((each) => each !== value) : [...chosen, value])
    } else {
      onChange(value)
      close()
    }
  }
  function add(event: FormEvent, close: () => void) {
    event.preventDefault()
    event.stopPropagation()
    if (typed.trim() !== '') pick(read(typed.trim()), close)
    setTyped('')
  }

  return (
    <TokenPopover label={`${label}: ${text}`} text={text} quiet={chosen.length === 0}>
      {(close) => (
        <div className={tokens.form}>
          {number && !many ? (
            <NumberInput
              size="sm"
              label={label}
              value={typeof chosen[0] === 'number' ? chosen[0] : ''}
              onChange={(next) => onChange(next === '' ? '' : Number(next))}
            />
          ) : (
            <form onSubmit={(event) => add(event, close)}>
              <TextInput
                size="sm"
                label={label}
                placeholder={t`Search, or type a value and press Enter`}
                value={typed}
                onChange={(event) => setTyped(event.currentTarget.value)}
              />
            </form>
          )}
          {offered.length > 0 && (
            <div className={styles.values}>
              {offered.map((value) => (
                <Button
                  key={value}
                  size="compact-sm"
                  variant={chosen.includes(read(value)) ? 'filled' : 'default'}
                  aria-pressed={chosen.includes(read(value))}
                  onClick={() => pick(read(value), close)}
                >
                  {value}
                </Button>
              ))}
            </div>
          )}
          {many && (
            <Button size="compact-sm" variant="subtle" onClick={close}>
              <Trans>Done</Trans>
            </Button>
          )}
        </div>
      )}
    </TokenPopover>
  )
}
