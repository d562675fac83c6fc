import type { Question, Scope, Segment } from '../api/types'
import type { ExploreSearch } from './search'

const DAY = 86_400_000

/** A day as questions write it. */
export function isoDay(millis: number): string {
  return new Date(millis).toISOString().slice(0, 10)
}

/** The days of a period that ends with the last day of the data: what “last 30 days” means here. */
export function lastDays(days: number, last: string): { from: string; to: string } {
  const end = Date.parse(`${last.slice(0, 10)}T00:00:00Z`) + DAY
  return { from: isoDay(end - days * DAY), to: isoDay(end) }
}

/** The period of the same length just before; null where the page has no period. */
export function periodBefore({ from, to }: ExploreSearch): { from: string; to: string } | null {
  if (!from || !to) return null
  const start = Date.parse(from)
  const length = Date.parse(to) - start
  return length > 0 ? { from: isoDay(start - length), to: from } : null
}

/** The period that the page is compared with; null where it is compared with a segment, or with nothing. */
export function comparedPeriod(search: ExploreSearch): { from: string; to: string } | null {
  if (search.compare === 'previous') return periodBefore(search)
  const { compare, cfrom: from, cto: to } = search
  return compare === 'period' && from && to && from < to ? { from, to } : null
}

/** Whether `compare` names a segment. */
export function comparesSegment({ compare }: ExploreSearch): boolean {
  return compare !== undefined && compare !== 'previous' && compare !== 'period'
}

/** The question as it is asked: the page's segment, period and zone stand in it. */
export function inScope<Q extends Question>(question: Q, search: ExploreSearch, segment?: Segment): Q {
  const scope: Scope = {}
  if (search.from) scope.from = search.from
  if (search.to) scope.to = search.to
  if (search.zone && search.zone !== 'UTC') scope.timezone = search.zone
  if (segment) scope.customers = question.customers ? { all: [question.customers, segment] } : segment
  return { ...question, ...scope }
}

/** A saved question taken apart again into the page's scope and the rest. */
export function outOfScope(question: Question): { question: Question; search: ExploreSearch } {
  const { from, to, timezone, ...rest } = question
  const search: ExploreSearch = {}
  if (from) search.from = from
  if (to) search.to = to
  if (timezone) search.zone = timezone
  return { question: rest as Question, search }
}
