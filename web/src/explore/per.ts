import type { Scope } from '../api/types'

export type Per = Scope['per']
export type PerKind = 'customer' | 'account' | 'session' | 'property'

/** The pause that ends a visit where none is told. */
export const PAUSE = '30m'

/**
 * Whose journeys are counted. It may come from an address that somebody has typed: what nobody can be meant by is shown as
 * customers, and refused by the server with its place.
 */
export function perKind(per: Per): PerKind {
  if (per === 'account' || per === 'session') return per
  if (partedBy(per)) return 'property'
  return member(per, 'session') ? 'session' : 'customer'
}

/** The pause that ends a visit. */
export function pauseOf(per: Per): string {
  return member(per, 'session') || PAUSE
}

/** The property whose values part the events of a customer; empty where none does. */
export function partedBy(per: Per): string {
  return member(per, 'property')
}

/** Visits that a pause ends, written as shortly as it can be said. */
export function perPause(pause: string): Per {
  return pause === PAUSE ? 'session' : { session: pause }
}

function member(per: unknown, key: string): string {
  const value = typeof per === 'object' && per !== null ? (per as Record<string, unknown>)[key] : undefined
  return typeof value === 'string' ? value : ''
}
