import { readTexts } from '../frame/search'

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

/** What is selected in the picture, and whose list is open: kept in the address, so that a way back finds it again. */
export interface SelectionSearch {
  at?: string
  see?: string
}

const KEYS = ['q', 'from', 'to', 'zone', 'segment', 'compare', 'cfrom', 'cto'] as const
const SELECTION = ['at', 'see'] as const

export function readSearch(search: Record<string, unknown>): ExploreSearch {
  return readTexts(search, KEYS)
}

export function readSelection(search: Record<string, unknown>): SelectionSearch {
  return readTexts(search, SELECTION)
}
