import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { lazy } from 'react'
import { eventsQuery } from '../api/queries'
import type { Condition, Matcher } from '../api/types'
import { readable } from '../format/name'
import { useFormat } from '../format/useFormat'
import tokens from '../parts/Token.module.css'
import { TokenPopover } from '../parts/TokenPopover'
import { TokenSelect } from '../parts/TokenSelect'
import styles from './MatcherToken.module.css'
import { eventNames, matcherOf, sayValue, simple } from './matcher'
import { useOperators } from './operators'
import { useWorkspace } from './useExplore'

const ConditionsForm = lazy(() => import('./ConditionsForm').then((part) => ({ default: part.ConditionsForm })))

interface Props {
  label: string
  value: Matcher
  /** What it is called that every event fits, where that is what is meant unless one says otherwise. */
  any?: string
  onChange: (value: Matcher) => void
}

/** An event of the sentence, and the conditions on it. */
export function MatcherToken({ label, value, any, onChange }: Props) {
  const { t } = useLingui()
  const format = useFormat()
  const workspace = useWorkspace()
  const { data: events } = useQuery(eventsQuery(workspace))
  const parts = simple(value)
  const options = [
    { value: '*', label: any ?? t`anything` },
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
        quiet={any !== undefined && value === '*'}
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
      {() => <ConditionsForm where={where} onChange={onChange} />}
    </TokenPopover>
  )
}
