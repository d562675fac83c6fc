import type { Condition, Matcher } from '../api/types'

/**
 * A matcher as the controls edit it: one event (`*` is any) and conditions. Null when it is a richer one, or none at all: it may
 * come from an address that somebody has typed, and the server tells what is wrong with it.
 */
export function simple(matcher: Matcher): { event: string; where: Condition[] } | null {
  if (typeof matcher === 'string') return { event: matcher, where: [] }
  if (!isObject(matcher) || 'any' in matcher) return null
  const { event = '*', where = [] } = matcher
  return typeof event === 'string' && Array.isArray(where) ? { event, where } : null
}

function isObject(matcher: unknown): boolean {
  return typeof matcher === 'object' && matcher !== null
}

/** The shortest document for an event and its conditions. */
export function matcherOf(event: string, where: Condition[]): Matcher {
  if (where.length === 0) return event
  return event === '*' ? { where } : { event, where }
}

/** A name for a matcher, where a picture needs one: its events. */
export function eventNames(matcher: Matcher): string[] {
  if (typeof matcher === 'string') return [matcher]
  if (!isObject(matcher)) return []
  if ('any' in matcher) return Array.isArray(matcher.any) ? matcher.any.flatMap(eventNames) : []
  return [String(matcher.event ?? '*')]
}

/** The value of a condition as one types it. */
export function sayValue(value: Condition['value']): string {
  return value === undefined ? '' : [value].flat().join(', ')
}

/** Whether a condition is filled in, so that it can be asked. */
export function isWhole({ property, op, value }: Condition): boolean {
  if (property === '') return false
  if (op === 'exists' || op === 'missing') return true
  const values = [value ?? ''].flat()
  return values.length > 0 && values.every((each) => each !== '')
}
