import type { Matcher, Segment } from '../../api/types'

export type Join = 'all' | 'any'
export interface Group {
  join: Join
  parts: Segment[]
}
export type Trait = Extract<Segment, { trait: string }>
export type Did = Extract<Segment, { did: Matcher }>
export type Sequence = Extract<Segment, { sequence: Matcher[] }>
export type Saved = Extract<Segment, { segment: string }>

/** The builder nests this deep; what is deeper still shows and can be changed, but not be nested further. */
export const DEEPEST = 3

/** A segment as the builder edits it: always a group at the top. */
export function asGroup(segment: Segment): Group {
  return groupOf(segment) ?? { join: 'all', parts: [segment] }
}

export function groupOf(segment: Segment): Group | null {
  if ('all' in segment) return { join: 'all', parts: segment.all }
  return 'any' in segment ? { join: 'any', parts: segment.any } : null
}

export function toSegment({ join, parts }: Group): Segment {
  return join === 'all' ? { all: parts } : { any: parts }
}

/** Takes the negation off; two of them are none. */
export function bare(segment: Segment): { part: Segment; not: boolean } {
  if (!('not' in segment)) return { part: segment, not: false }
  const inner = bare(segment.not)
  return { part: inner.part, not: !inner.not }
}

export function withNot(part: Segment, not: boolean): Segment {
  return not ? { not: part } : part
}

/** Whether everything is filled in, so that it can be asked. */
export function isWhole(segment: Segment): boolean {
  const { part } = bare(segment)
  const group = groupOf(part)
  if (group) return group.parts.length > 0 && group.parts.every(isWhole)
  if ('trait' in part) return part.trait !== '' && hasValue(part)
  if ('sequence' in part) return part.sequence.length >= 2 && part.sequence.every(isMatcher)
  if ('segment' in part) return part.segment !== ''
  return 'did' in part && isMatcher(part.did)
}

function hasValue({ op, value }: Trait): boolean {
  if (op === 'exists' || op === 'missing') return true
  return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== ''
}

function isMatcher(matcher: Matcher): boolean {
  if (typeof matcher === 'string') return matcher !== ''
  if ('any' in matcher) return matcher.any.every(isMatcher)
  return (matcher.where ?? []).every((condition) => condition.property !== '')
}

/** The shortest document that means the same: a group of one is what is in it. */
export function tidy(segment: Segment): Segment {
  const { part, not } = bare(segment)
  const group = groupOf(part)
  const parts = group?.parts.map(tidy)
  const [only] = parts ?? []
  const short = group && parts ? (parts.length === 1 && only ? only : toSegment({ ...group, parts })) : part
  // What was in a group of one may itself be negated.
  const inner = bare(short)
  return withNot(inner.part, inner.not !== not)
}
