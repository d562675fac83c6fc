import { numbers } from './intl'

const UNITS = [
  { unit: 'day', millis: 86_400_000 },
  { unit: 'hour', millis: 3_600_000 },
  { unit: 'minute', millis: 60_000 },
  { unit: 'second', millis: 1_000 },
] as const

/** `3.4 days`, `26 min`, `35 sec`: one unit, two significant digits. */
export function formatDuration(millis: number | null, locale: string): string {
  if (millis === null) return '–'
  const found = UNITS.find(({ millis: size }) => millis >= size)
  const { unit, size } = found ? { unit: found.unit, size: found.millis } : { unit: 'second' as const, size: 1_000 }
  const value = millis / size
  return numbers(locale, {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits: value < 10 && value % 1 !== 0 ? 1 : 0,
  }).format(value)
}

/** Bounds of a time as one label, the unit once where it is the same: `5–15 min`, `30 min – 1 hr`. */
export function formatDurationRange(from: number, to: number, locale: string): string {
  const unitOf = (millis: number) => UNITS.find(({ millis: size }) => millis >= size)
  const unit = unitOf(from)
  const whole = unit && from % unit.millis === 0 && to % unit.millis === 0
  if (!whole || unitOf(to) !== unit) return `${formatDuration(from, locale)} – ${formatDuration(to, locale)}`
  return `${numbers(locale).format(from / unit.millis)}–${formatDuration(to, locale)}`
}

export type DurationUnit = 's' | 'm' | 'h' | 'd' | 'w'

const NAMES: Record<DurationUnit, string> = { s: 'second', m: 'minute', h: 'hour', d: 'day', w: 'week' }

/** Takes a duration of a question apart: `7d` is 7 and `d`. Null when it is none. */
export function parseDuration(text: string): { amount: number; unit: DurationUnit } | null {
  const match = /^(\d+)([smhdw])$/.exec(text)
  return match ? { amount: Number(match[1]), unit: match[2] as DurationUnit } : null
}

/** A duration of a question in words: `7d` is `7 days`. What is none comes back as it is. */
export function durationInWords(text: string, locale: string): string {
  const parsed = parseDuration(text)
  if (!parsed) return text
  const format = numbers(locale, { style: 'unit', unit: NAMES[parsed.unit], unitDisplay: 'long' })
  return format.format(parsed.amount)
}
