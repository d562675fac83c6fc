import type { Did } from './tree'

export type CountMode = 'never' | 'at_least' | 'at_most' | 'exactly' | 'between'
export interface Count {
  mode: CountMode
  low: number
  high: number
}

/** How often something happened, as people say it; without bounds it is at least once. */
export function countOf({ at_least, at_most }: Did): Count {
  if (at_most === undefined) return { mode: 'at_least', low: at_least ?? 1, high: at_least ?? 1 }
  if (at_most === 0) return { mode: 'never', low: 0, high: 0 }
  if (at_least === undefined || at_least === 0) return { mode: 'at_most', low: 0, high: at_most }
  return { mode: at_least === at_most ? 'exactly' : 'between', low: at_least, high: at_most }
}

/** The same in the words of the document. */
export function withCount({ did, within }: Did, { mode, low, high }: Count): Did {
  const from = Math.max(1, Math.floor(low))
  const to = Math.max(1, Math.floor(high))
  const bounds: Record<CountMode, Pick<Did, 'at_least' | 'at_most'>> = {
    never: { at_most: 0 },
    at_least: { at_least: from },
    at_most: { at_most: to },
    exactly: { at_least: from, at_most: from },
    between: { at_least: Math.min(from, to), at_most: Math.max(from, to) },
  }
  return { did, ...bounds[mode], ...(within && { within }) }
}
