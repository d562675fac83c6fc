import { Trans, useLingui } from '@lingui/react/macro'
import { CloseButton } from '@mantine/core'
import type { Matcher, Operator, Segment } from '../../api/types'
import { MatcherToken } from '../../explore/MatcherToken'
import { useOperators } from '../../explore/operators'
import { readable } from '../../format/name'
import { DurationToken } from '../../parts/DurationToken'
import { TokenSelect } from '../../parts/TokenSelect'
import type { Did, Saved, Sequence, Trait } from '../core/tree'
import styles from './Builder.module.css'
import { CountToken } from './CountToken'
import { useTraits } from './useTraits'
import { ValueToken } from './ValueToken'

const WITHIN = ['7d', '30d', '90d', '180d']

interface Props<P> {
  part: P
  onChange: (part: P) => void
}

/** “age is 35–44” */
export function TraitPart({ part, onChange }: Props<Trait>) {
  const { t } = useLingui()
  const traits = useTraits()
  const operators = useOperators()
  const { trait, op } = part
  const property = traits.find((each) => each.name === trait)
  const takesValue = op !== 'exists' && op !== 'missing'

  function compare(next: Operator) {
    if (next === 'exists' || next === 'missing') return onChange({ trait, op: next })
    const values = [part.value ?? ''].flat().filter((each) => each !== '')
    onChange({ trait, op: next, value: next === 'in' || next === 'not_in' ? values : (values[0] ?? '') })
  }
  return (
    <>
      <TokenSelect
        open
        label={t`Trait`}
        value={trait}
        placeholder={t`a trait…`}
        options={traits.map((each) => ({ value: each.name, label: readable(each.name) }))}
        onChange={(next) => onChange({ trait: next, op: 'in', value: [] })}
      />
      <TokenSelect
        quiet
        label={t`Comparison`}
        value={op}
        options={Object.entries(operators).map(([value, label]) => ({ value, label }))}
        onChange={(next) => compare(next as Operator)}
      />
      {takesValue && (
        <ValueToken
          label={t`Value`}
          trait={part}
          property={property}
          onChange={(value) => onChange({ trait, op, value: value ?? '' })}
        />
      )}
    </>
  )
}

/** “purchase at least 2 times in the last 90 days” */
export function DidPart({ part, onChange }: Props<Did>) {
  const { t } = useLingui()
  const { within: _, ...ever } = part
  return (
    <>
      <MatcherToken label={t`Event`} value={part.did} onChange={(did) => onChange({ ...part, did })} />
      <CountToken did={part} onChange={onChange} />
      {part.within ? t`in the last` : t`in`}
      <DurationToken
        label={t`In the last`}
        value={part.within}
        presets={WITHIN}
        none={t`all time`}
        onChange={(within) => onChange(within ? { ...part, within } : ever)}
      />
    </>
  )
}

/** “visit, then purchase within 7 days” */
export function SequencePart({ part, onChange }: Props<Sequence>) {
  const { t } = useLingui()
  const { sequence } = part
  const { within: _, ...ever } = part
  const set = (next: Matcher[]) => onChange({ ...part, sequence: next })
  return (
    <>
      {sequence.map((matcher, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an event of a sequence has no other name than its place
        <span key={index} className={styles.step}>
          {index > 0 && <Trans>then</Trans>}
          <MatcherToken
            label={t`Event ${index + 1}`}
            value={matcher}
            onChange={(next) => set(sequence.with(index, next))}
          />
          {sequence.length > 2 && (
            <CloseButton
              size="xs"
              aria-label={t`Remove event ${index + 1}`}
              onClick={() => set(sequence.toSpliced(index, 1))}
            />
          )}
        </span>
      ))}
      {sequence.length < 20 && (
        <button type="button" className={styles.then} onClick={() => set([...sequence, '*'])}>
          <Trans>then…</Trans>
        </button>
      )}
      <Trans>
        within{' '}
        <DurationToken
          label={t`From the first to the last`}
          value={part.within}
          presets={WITHIN}
          none={t`any time`}
          onChange={(within) => onChange(within ? { ...part, within } : ever)}
        />
      </Trans>
    </>
  )
}

/** “in Regulars” */
export function SavedPart({ part, onChange, saved }: Props<Saved> & { saved: { key: string; name: string }[] }) {
  const { t } = useLingui()
  return (
    <TokenSelect
      label={t`Segment`}
      value={part.segment}
      placeholder={t`a segment…`}
      options={saved.map((each) => ({ value: each.key, label: each.name }))}
      onChange={(segment) => onChange({ segment })}
    />
  )
}

/** A part without anything filled in. */
export const BLANK = {
  trait: { trait: '', op: 'in', value: [] },
  did: { did: '*', at_least: 1 },
  sequence: { sequence: ['*', '*'] },
  segment: { segment: '' },
  group: { any: [] },
} as const satisfies Record<string, unknown>

export function blank(kind: keyof typeof BLANK): Segment {
  return structuredClone(BLANK[kind]) as unknown as Segment
}
