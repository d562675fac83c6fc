import type { PropertySeen } from '../../api/data'

/** Different values are counted up to here. */
export const MOST_COUNTED = 10_000

/** An event's property and a trait may have one name; the address tells them apart. */
export function keyOf({ of, name }: PropertySeen): string {
  return `${of}:${name}`
}
