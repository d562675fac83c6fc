import type { Question, Segment, StoredDocument } from '../api/types'
import { comparedPeriod, comparesSegment, inScope } from './scope'
import type { ExploreSearch } from './search'

/** The question as the page asks it, and what it is compared with; null where it is with nothing. */
export function askedPair<Q extends Question>(
  question: Q,
  search: ExploreSearch,
  segments: StoredDocument<Segment>[] | undefined,
): { asked: Q; other: Q | null } {
  const segmentOf = (key: string | undefined) => (key ? segments?.find((each) => each.key === key)?.body : undefined)
  const own = segmentOf(search.segment)
  const before = comparedPeriod(search)
  const against = comparesSegment(search) ? segmentOf(search.compare) : undefined
  const asked = inScope(question, search, own)
  if (before) return { asked, other: inScope(question, { ...search, ...before }, own) }
  return { asked, other: against ? inScope(question, search, against) : null }
}

/** Whether the page needs the saved segments before it can ask. */
export function needsSegments(search: ExploreSearch): boolean {
  return search.segment !== undefined || comparesSegment(search)
}
