import { moments, times } from './intl'

/** `24 Nov 2026`, in the reader's zone or the one told. */
export function formatDay(iso: string | number, locale: string, timeZone?: string): string {
  const date = typeof iso === 'string' && iso.length === 10 ? new Date(`${iso}T00:00:00Z`) : new Date(iso)
  const zone = typeof iso === 'string' && iso.length === 10 ? 'UTC' : timeZone
  return moments(locale, { dateStyle: 'medium', ...(zone && { timeZone: zone }) }).format(date)
}

/** `24 Nov 2026, 00:15`. */
export function formatMoment(moment: string, locale: string, timeZone?: string): string {
  const options = { dateStyle: 'medium', timeStyle: 'short', ...(timeZone && { timeZone }) } as const
  return moments(locale, options).format(new Date(moment))
}

/** `00:15:03`, as the reader's clock shows it. */
export function formatClock(moment: string | number, locale: string): string {
  return moments(locale, { timeStyle: 'medium' }).format(new Date(moment))
}

/** `Tuesday, 24 November 2026` of a day written `2026-11-24`. */
export function formatWeekday(day: string, locale: string): string {
  return moments(locale, { dateStyle: 'full', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))
}

/** First day of a cohort as short as its period allows: `Nov 2026`, or `24 Nov`. */
export function formatCohort(day: string, period: 'day' | 'week' | 'month', locale: string): string {
  const parts =
    period === 'month' ? ({ month: 'short', year: 'numeric' } as const) : ({ day: 'numeric', month: 'short' } as const)
  return moments(locale, { ...parts, timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))
}

/** `3 days ago`, `in 2 weeks`. */
export function formatAgo(moment: string, now: number, locale: string): string {
  const seconds = (Date.parse(moment) - now) / 1000
  const steps = [
    ['day', 86_400],
    ['hour', 3_600],
    ['minute', 60],
  ] as const
  const [unit, size] = steps.find(([, length]) => Math.abs(seconds) >= length) ?? ['minute', 60]
  return times(locale, { numeric: 'auto' }).format(Math.round(seconds / size), unit)
}
