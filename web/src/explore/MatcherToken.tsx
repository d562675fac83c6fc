import { Trans, useLingui } from '@lingui/react/macro'
import { Button, CloseButton, Select, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { eventsQuery, propertiesQuery } from '../api/queries'
import type { Condition, Matcher, Operator, Scalar } from '../api/types'
import { readable } from '../format/name'
import { useFormat } from '../format/useFormat'
import tokens from '../parts/Token.module.css'
import { TokenPopover } from '../parts/TokenPopover'
import { TokenSelect } from '../parts/TokenSelect'
import styles from './MatcherToken.module.css'
import { eventNames, matcherOf, simple } from './matcher'
import { useOperators } from './operators'
import { useWorkspace } from './useExplore'

interface Props {
  label: string
  value: Matcher
  onChange: (value: Matcher) => void
}

/** An event of the sentence, and the conditions on it. */
export function MatcherToken({ label, value, onChange }: Props) {
  const { t } = useLingui()
  const format = useFormat()
  const workspace = useWorkspace()
  const { data: events } = useQuery(eventsQuery(workspace))
  const parts = simple(value)
  const options = [
    { value: '*', label: t`anything` },
    ...(events?.items ?? []).map(({ name, count }) => ({
      value: name,
      label: readable(name),
      hint: format.count(count, true),
    })),
  ]
  if (!parts) return <span className={styles.rich}>{eventNames(value).map(readable).join(' / ')}</span>
  const { event, where } = parts
  return (
    <span className={styles.matcher}>
      <TokenSelect
        open
        label={label}
        value={event}
        options={options}
        onChange={(next) => onChange(matcherOf(next, where))}
      />
      <Where label={label} where={where} onChange={(next) => onChange(matcherOf(event, next))} />
    </span>
  )
}

interface WhereProps {
  label: string
  where: Condition[]
  onChange: (where: Condition[]) => void
}

function Where({ label, where, onChange }: WhereProps) {
  const { t } = useLingui()
  const operators = useOperators()
  const said = where.map(({ property, op, value }) =>
    `${readable(property)} ${operators[op]} ${sayValue(value)}`.trim(),
  )
  const text = where.length === 0 ? t`where…` : said.join(', ')
  return (
    <TokenPopover
      label={t`Conditions of ${label}: ${text}`}
      text={text}
      className={where.length === 0 ? styles.add : `${tokens.token} ${tokens.quiet}`}
    >
      {() => (
        <div className={styles.form}>
          {where.map((condition, index) => (
            <ConditionRow
              // biome-ignore lint/suspicious/noArrayIndexKey: a condition has no other name than its place
              key={index}
              condition={condition}
              onChange={(next) => onChange(where.with(index, next))}
              onRemove={() => onChange(where.toSpliced(index, 1))}
            />
          ))}
          {where.length === 0 && (
            <p className={tokens.hint}>
              <Trans>Only events whose properties fit count.</Trans>
            </p>
          )}
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => onChange([...where, { property: '', op: 'eq', value: '' }])}
          >
            <Trans>Add a condition</Trans>
          </Button>
        </div>
      )}
    </TokenPopover>
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
        placeholder={t`property`}
        searchable
        data={properties.map((each) => ({ value: each.name, label: readable(each.name) }))}
        value={property || null}
        onChange={(next) => onChange({ ...condition, property: next ?? '' })}
      />
      <Select
        size="sm"
        aria-label={t`Comparison`}
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

function sayValue(value: Condition['value']): string {
  return value === undefined ? '' : [value].flat().join(', ')
}

function readValue(text: string, op: Operator, number: boolean): Scalar | Scalar[] {
  const one = (each: string): Scalar => (number && each !== '' && Number.isFinite(Number(each)) ? Number(each) : each)
  return op === 'in' || op === 'not_in' ? text.split(',').map((each) => one(each.trim())) : one(text)
}
