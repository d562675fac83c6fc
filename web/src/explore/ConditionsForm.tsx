import { Trans, useLingui } from '@lingui/react/macro'
import { Button, CloseButton, Select, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { propertiesQuery } from '../api/queries'
import type { Condition, Operator, Scalar } from '../api/types'
import { readable } from '../format/name'
import tokens from '../parts/Token.module.css'
import styles from './MatcherToken.module.css'
import { isWhole, sayValue } from './matcher'
import { useOperators } from './operators'
import { useWorkspace } from './useExplore'

/** A list outside of the popover would be outside of it for clicks too, and close it. */
const WITHIN = { withinPortal: false }

export interface ConditionsFormProps {
  where: Condition[]
  onChange: (where: Condition[]) => void
}

/** The conditions on an event, one below the other. */
export function ConditionsForm({ where, onChange }: ConditionsFormProps) {
  const [draft, setDraft] = useState(where)
  // Only what is filled in is asked: half a condition would be refused while one is still writing it.
  function change(next: Condition[]) {
    setDraft(next)
    const whole = next.filter(isWhole)
    if (JSON.stringify(whole) !== JSON.stringify(where)) onChange(whole)
  }
  return (
    <div className={styles.form}>
      {draft.map((condition, index) => (
        <ConditionRow
          // biome-ignore lint/suspicious/noArrayIndexKey: a condition has no other name than its place
          key={index}
          condition={condition}
          onChange={(next) => change(draft.with(index, next))}
          onRemove={() => change(draft.toSpliced(index, 1))}
        />
      ))}
      {draft.length === 0 && (
        <p className={tokens.hint}>
          <Trans>Only events whose properties fit count.</Trans>
        </p>
      )}
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => change([...draft, { property: '', op: 'eq', value: '' }])}
      >
        <Trans>Add a condition</Trans>
      </Button>
    </div>
  )
}

interface RowProps {
  condition: Condition
  onChange: (condition: Condition) => void
  onRemove: () => void
}

function ConditionRow({ condition, onChange, onRemove }: RowProps) {
  const { t } = useLingui()
  const { data } = useQuery(propertiesQuery(useWorkspace()))
  const properties = (data?.items ?? []).filter((each) => each.of === 'event')
  const operators = useOperators()
  const { property, op, value } = condition
  const takesValue = op !== 'exists' && op !== 'missing'
  const number = properties.find((each) => each.name === property)?.type === 'number'
  return (
    <div className={styles.row}>
      <Select
        size="sm"
        aria-label={t`Property`}
        comboboxProps={WITHIN}
        placeholder={t`property`}
        searchable
        data={properties.map((each) => ({ value: each.name, label: readable(each.name) }))}
        value={property || null}
        onChange={(next) => onChange({ ...condition, property: next ?? '' })}
      />
      <Select
        size="sm"
        aria-label={t`Comparison`}
        comboboxProps={WITHIN}
        data={Object.entries(operators).map(([key, name]) => ({ value: key, label: name }))}
        value={op}
        allowDeselect={false}
        onChange={(next) => onChange(withOperator(condition, next as Operator))}
      />
      {takesValue ? (
        <TextInput
          size="sm"
          aria-label={t`Value`}
          placeholder={t`value`}
          value={sayValue(value)}
          onChange={(event) => onChange({ ...condition, value: readValue(event.currentTarget.value, op, number) })}
        />
      ) : (
        <span />
      )}
      <CloseButton aria-label={t`Remove the condition`} onClick={onRemove} />
    </div>
  )
}

function withOperator({ property, value }: Condition, op: Operator): Condition {
  if (op === 'exists' || op === 'missing') return { property, op }
  const list = op === 'in' || op === 'not_in'
  const first = Array.isArray(value) ? (value[0] ?? '') : (value ?? '')
  return { property, op, value: list ? [value ?? ''].flat() : first }
}

function readValue(text: string, op: Operator, number: boolean): Scalar | Scalar[] {
  const one = (each: string): Scalar => (number && each !== '' && Number.isFinite(Number(each)) ? Number(each) : each)
  return op === 'in' || op === 'not_in' ? text.split(',').map((each) => one(each.trim())) : one(text)
}
