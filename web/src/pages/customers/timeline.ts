import type { JourneyEvent } from '../../api/customers'
import { moments } from '../../format/intl'

/** A pause longer than this ends a visit, as in questions about sessions. */
export const GAP_MILLIS = 30 * 60_000

export interface Placed extends JourneyEvent {
  /** Its place in the journey; what tells it from others of the same moment. */
  index: number
  at: number
}

export interface Visit {
  number: number
  from: number
  to: number
  events: Placed[]
}

export interface Day {
  day: string
  visits: Visit[]
}

/** A journey in visits: events between which no pause is longer than the gap. */
export function visitsOf(events: readonly JourneyEvent[], gap = GAP_MILLIS): Visit[] {
  const visits: Visit[] = []
  events.forEach((event, index) => {
    const at = Date.parse(event.time)
    const placed = { ...event, index, at }
    const last = visits.at(-1)
    if (last && at - last.to <= gap) {
      last.events.push(placed)
      last.to = at
    } else {
      visits.push({ number: visits.length + 1, from: at, to: at, events: [placed] })
    }
  })
  return visits
}

/** Visits under the day in which they began, in the zone told. One over midnight stays whole. */
export function daysOf(visits: readonly Visit[], zone?: string): Day[] {
  // The Swedish way to write a day is that of ISO 8601.
  const format = moments('sv-SE', { dateStyle: 'short', ...(zone && { timeZone: zone }) })
  const days: Day[] = []
  for (const visit of visits) {
    const day = format.format(visit.from)
    const last = days.at(-1)
    if (last?.day === day) last.visits.push(visit)
    else days.push({ day, visits: [visit] })
  }
  return days
}

/** Only the events of one name; visits and days without any are left out, and keep their numbers. */
export function onlyEvent(days: readonly Day[], name: string | undefined): Day[] {
  if (!name) return [...days]
  return days.flatMap(({ day, visits }) => {
    const kept = visits.flatMap((visit) => {
      const events = visit.events.filter((each) => each.event === name)
      return events.length > 0 ? [{ ...visit, events }] : []
    })
    return kept.length > 0 ? [{ day, visits: kept }] : []
  })
}

/** Names in a journey with how often they occur, the commonest first. */
export function namesOf(events: readonly JourneyEvent[]): { name: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const { event } of events) counts.set(event, (counts.get(event) ?? 0) + 1)
  return [...counts]
    .map(([name, count]) => ({ name, count }))
    .sort((a, b) => b.count - a.count || a.name.localeCompare(b.name))
}
