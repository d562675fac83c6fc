import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { Matcher, Segment } from '../../api/types'
import { eventNames, simple } from '../../explore/matcher'
import { useOperators } from '../../explore/operators'
import { readable } from '../../format/name'
import { useFormat } from '../../format/useFormat'
import { useMarks } from '../../format/useMarks'
import { countOf } from '../core/count'
import { bare, type Did, groupOf, type Sequence, type Trait } from '../core/tree'

/** Whether it is asked only if it happened at all. */
function isOnce(did: Did): boolean {
  const { mode, low } = countOf(did)
  return mode === 'at_least' && low === 1
}

/** A segment in words: “age is 35–44 and bought at least twice in 90 days”. `names` are those of saved segments. */
export function useSegmentWords(names: ReadonlyMap<string, string>) {
  const { t } = useLingui()
  const format = useFormat()
  const marks = useMarks()
  const operators = useOperators()

  const said = (value: Trait['value']) => [value ?? ''].flat().join(', ')

  function event(matcher: Matcher): string {
    const name = eventNames(matcher)
      .map((each) => marks[each] ?? readable(each))
      .join(' / ')
    const where = simple(matcher)?.where ?? []
    const conditions = where.map(({ property, op, value }) =>
      `${readable(property)} ${operators[op]} ${said(value)}`.trim(),
    )
    return conditions.length > 0 ? `${name} (${conditions.join(', ')})` : name
  }
  function times(did: Did): string {
    const { mode, low, high } = countOf(did)
    switch (mode) {
      case 'never':
        return ''
      case 'at_least':
        return low === 1 ? '' : t`at least ${plural(low, { one: '# time', other: '# times' })}`
      case 'at_most':
        return t`at most ${plural(high, { one: '# time', other: '# times' })}`
      case 'exactly':
        return t`exactly ${plural(low, { one: '# time', other: '# times' })}`
      case 'between':
        return t`${low} to ${high} times`
    }
  }
  function happened(did: Did): string {
    const when = did.within ? t`in the last ${format.words(did.within)}` : ''
    const what = countOf(did).mode === 'never' ? t`never did ${event(did.did)}` : t`did ${event(did.did)}`
    return [what, times(did), when].filter(Boolean).join(' ')
  }
  function followed({ sequence, within }: Sequence): string {
    const steps = sequence.map(event).join(' → ')
    return within ? t`did ${steps} within ${format.words(within)}` : t`did ${steps} in this order`
  }

  function tell(segment: Segment, isInner = false): string {
    const { part, not } = bare(segment)
    if (not && 'did' in part && isOnce(part)) return happened({ ...part, at_least: 0, at_most: 0 })
    if (not) return 'segment' in part ? t`not in “${names.get(part.segment) ?? part.segment}”` : t`not (${tell(part)})`
    const group = groupOf(part)
    if (group) {
      const parts = group.parts.map((each) => tell(each, group.parts.length > 1))
      const joined = parts.join(group.join === 'all' ? ` ${t`and`} ` : ` ${t`or`} `)
      return isInner && parts.length > 1 ? `(${joined})` : joined
    }
    if ('trait' in part) return `${readable(part.trait)} ${operators[part.op]} ${said(part.value)}`.trim()
    if ('segment' in part) return t`in “${names.get(part.segment) ?? part.segment}”`
    if ('sequence' in part) return followed(part)
    return 'did' in part ? happened(part) : ''
  }
  return (segment: Segment) => tell(segment)
}
