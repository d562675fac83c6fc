import type { Volume, VolumeUnit } from '../../api/data'

const DAY = 86_400_000

function next(day: string, unit: VolumeUnit): string {
  const date = new Date(`${day}T00:00:00Z`)
  if (unit === 'month') date.setUTCMonth(date.getUTCMonth() + 1)
  else date.setTime(date.getTime() + (unit === 'week' ? 7 : 1) * DAY)
  return date.toISOString().slice(0, 10)
}

/** More periods than this are no picture; data of a wrong century must not draw a million empty bars. */
const MOST = 2_000

/** Volumes period by period: those in which nothing happened stand between the others, as nothing. */
export function shapeVolumes(items: Volume[], unit: VolumeUnit): Volume[] {
  const known = new Map(items.map((each) => [each.from, each]))
  const last = items.at(-1)?.from ?? ''
  const filled: Volume[] = []
  for (let day = items[0]?.from; day !== undefined && day <= last; day = next(day, unit)) {
    if (filled.length === MOST) return items
    filled.push(known.get(day) ?? { from: day, events: 0, customers: 0 })
  }
  return filled
}
