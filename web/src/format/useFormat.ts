import { useLingui } from '@lingui/react'
import { useMemo } from 'react'
import { formatAgo, formatClock, formatCohort, formatDay, formatMoment, formatWeekday } from './date'
import { durationInWords, formatDuration, formatDurationRange } from './duration'
import {
  formatBytes,
  formatCount,
  formatDecimal,
  formatLevel,
  formatMoney,
  formatPoints,
  formatRatio,
  formatShare,
} from './number'

/** The reader's locale: the language of the page, with the region of the browser where they agree. */
export function readerLocale(language: string, browser: readonly string[]): string {
  return browser.find((tag) => tag === language || tag.startsWith(`${language}-`)) ?? language
}

/** All formats, bound to the reader's locale. */
export function useFormat() {
  const { i18n } = useLingui()
  const locale = readerLocale(i18n.locale, navigator.languages)
  return useMemo(
    () => ({
      locale,
      count: (value: number, compact?: boolean) => formatCount(value, locale, compact),
      decimal: (value: number) => formatDecimal(value, locale),
      bytes: (value: number) => formatBytes(value, locale),
      share: (value: number | null) => formatShare(value, locale),
      points: (value: number) => formatPoints(value, locale),
      money: (value: number, currency?: string) => formatMoney(value, currency, locale),
      ratio: (value: number) => formatRatio(value, locale),
      level: (value: number) => formatLevel(value, locale),
      duration: (millis: number | null) => formatDuration(millis, locale),
      range: (from: number, to: number) => formatDurationRange(from, to, locale),
      words: (duration: string) => durationInWords(duration, locale),
      day: (iso: string | number, zone?: string) => formatDay(iso, locale, zone),
      moment: (moment: string, zone?: string) => formatMoment(moment, locale, zone),
      clock: (moment: string | number) => formatClock(moment, locale),
      weekday: (day: string) => formatWeekday(day, locale),
      cohort: (day: string, period: 'day' | 'week' | 'month') => formatCohort(day, period, locale),
      ago: (moment: string) => formatAgo(moment, Date.now(), locale),
    }),
    [locale],
  )
}

export type Format = ReturnType<typeof useFormat>
