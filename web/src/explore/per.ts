import type { Scope } from '../api/types'

export type Per = Scope['per']
export type PerKind = 'customer' | 'account' | 'session' | 'property'

/** The pause that ends a visit where none is told. */
export const PAUSE = '30m'

export function perKind(per: Per): PerKind {
  if (per === undefined) return 'customer'
  if (typeof per === 'string') return per
  return 'property' in per ? 'property' : 'session'
}

/** The pause that ends a visit. */
export function pauseOf(per: Per): string {
  return typeof per === 'object' && 'session' in per ? per.session : PAUSE
}

/** The property whose values part the events of a customer; empty where none does. */
export function partedBy(per: Per): string {
  return typeof per === 'object' && 'property' in per ? per.property : ''
}

/** Visits that a pause ends, written as shortly as it can be said. */
export function perPause(pause: string): Per {
  return pause === PAUSE ? 'session' : { session: pause }
}
