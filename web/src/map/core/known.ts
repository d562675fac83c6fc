import type { MapDocument, Opportunity, Pain } from '../../api/maps'

/** Pains by what they cost, then by how many have them, then by how much they hurt. */
export function byImpact(pains: Pain[]): Pain[] {
  const rank = (pain: Pain) => [pain.value ?? -1, pain.customers ?? -1, pain.severity ?? -1] as const
  return pains.toSorted((one, other) => {
    const [a, b] = [rank(one), rank(other)]
    return b[0] - a[0] || b[1] - a[1] || b[2] - a[2]
  })
}

/** RICE: reach × impact × confidence ÷ effort (Intercom, 2016); null where impact or effort is not given. */
export function rice({ impact, confidence, effort }: Opportunity, reach: number | null): number | null {
  return reach !== null && impact !== undefined && effort ? (reach * impact * (confidence ?? 1)) / effort : null
}

const DAY = 86_400_000
const UNITS: Record<string, number> = { s: 1000, m: 60_000, h: 3_600_000, d: DAY, w: 7 * DAY }

/** The day by which the map is to be looked through again. */
export function reviewDue({ review }: MapDocument): string | null {
  const found = /^(\d+)([smhdw])$/.exec(review?.every ?? '')
  if (!found || !review?.last) return null
  const due = Date.parse(review.last) + Number(found[1]) * (UNITS[found[2] ?? 'd'] ?? DAY)
  return new Date(due).toISOString().slice(0, 10)
}
