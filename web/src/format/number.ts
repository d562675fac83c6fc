import { numbers } from './intl'

/** `12,345`; compact from a hundred thousand on where room is short: `124K`. */
export function formatCount(value: number, locale: string, compact = false): string {
  const short = compact && Math.abs(value) >= 100_000
  return numbers(locale, {
    maximumFractionDigits: short ? 1 : 0,
    notation: short ? 'compact' : 'standard',
  }).format(value)
}

/** `2.27`; as many places as two significant digits below one need. */
export function formatDecimal(value: number, locale: string): string {
  return numbers(locale, { maximumFractionDigits: Math.abs(value) >= 100 ? 0 : 2 }).format(value)
}

/** A share as `56 %`: whole from ten percent on, else one place, and never a rounded 0 or 100. */
export function formatShare(share: number | null, locale: string): string {
  if (share === null || Number.isNaN(share)) return '–'
  const digits = share !== 0 && Math.abs(share) < 0.0995 ? 1 : 0
  const format = numbers(locale, { style: 'percent', maximumFractionDigits: digits })
  if (share > 0 && share < 0.0005) return `< ${format.format(0.001)}`
  if (share < 1 && share >= 0.995) return `> ${numbers(locale, { style: 'percent' }).format(0.99)}`
  return format.format(share)
}

/** A difference of two shares in points, with its sign: `+4.1`, `−0.3`. */
export function formatPoints(difference: number, locale: string): string {
  const format = numbers(locale, { maximumFractionDigits: 1, signDisplay: 'exceptZero' })
  return format.format(difference * 100).replace('-', '−')
}

const BYTES = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const

/** `244 kB`, `1.2 GB`: thousands, as file managers count. */
export function formatBytes(bytes: number, locale: string): string {
  const power = bytes < 1 ? 0 : Math.min(BYTES.length - 1, Math.floor(Math.log10(bytes) / 3))
  const value = bytes / 1000 ** power
  const format = { style: 'unit', unit: BYTES[power], unitDisplay: power === 0 ? 'long' : 'short' } as const
  return numbers(locale, { ...format, maximumFractionDigits: value < 10 && power > 0 ? 1 : 0 }).format(value)
}

/** Money in short, `€31.4K`; without a currency the number alone. */
export function formatMoney(value: number, currency: string | undefined, locale: string): string {
  const short = { notation: 'compact', maximumFractionDigits: Math.abs(value) < 100_000 ? 1 : 0 } as const
  const options = currency ? ({ style: 'currency', currency, ...short } as const) : short
  return numbers(locale, options).format(value)
}

/** A level from −1 to 1 with its sign: `−0.43`. */
export function formatLevel(level: number, locale: string): string {
  const format = numbers(locale, {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
    signDisplay: 'exceptZero',
  })
  return format.format(level).replace('-', '−')
}

/** A ratio from 0 to 1 to two places: `0.70`. */
export function formatRatio(ratio: number, locale: string): string {
  return numbers(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(ratio)
}
