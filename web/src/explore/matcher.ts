import type { Condition, Matcher } from '../api/types'

/** A matcher as the controls edit it: one event (`*` is any) and conditions. Null when it is a richer one. */
export function simple(matcher: Matcher): { event: string; where: Condition[] } | null {
  if (typeof matcher === 'string') return { event: matcher, where: [] }
  if ('any' in matcher) return null
  return { event: matcher.event ?? '*', where: matcher.where ?? [] }
}

/** The shortest document for an event and its conditions. */
export function matcherOf(event: string, where: Condition[]): Matcher {
  if (where.length === 0) return event
  return event === '*' ? { where } : { event, where }
}

/** A name for a matcher, where a picture needs one: its events. */
export function eventNames(matcher: Matcher): string[] {
  if (typeof matcher === 'string') return [matcher]
  if ('any' in matcher) return matcher.any.flatMap(eventNames)
  return [matcher.event ?? '*']
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
