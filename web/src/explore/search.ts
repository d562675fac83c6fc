/** What the address of an Explore page holds: the question, and what holds for the whole page. */
export interface ExploreSearch {
  q?: string
  from?: string
  to?: string
  zone?: string
  /** Key of a saved segment. */
  segment?: string
  /** `previous` (the period before), `period` (that of `cfrom` and `cto`), or the key of a segment. */
  compare?: string
  cfrom?: string
  cto?: string
}

const KEYS = ['q', 'from', 'to', 'zone', 'segment', 'compare', 'cfrom', 'cto'] as const

export function readSearch(search: Record<string, unknown>): ExploreSearch {
  const read: ExploreSearch = {}
  for (const key of KEYS) {
    const value = search[key]
    if (typeof value === 'string' && value !== '') read[key] = value
  }
  return read
}
