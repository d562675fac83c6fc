import type { HistogramBin } from '../../api/types'

export interface Bin {
  label: string
  count: number
  share: number
}

/** Bins of times with their bounds in words. Empty bins at both ends are left out, those between stay. */
export function shapeHistogram(bins: HistogramBin[], say: (millis: number) => string): Bin[] {
  const total = bins.reduce((sum, bin) => sum + bin.count, 0)
  const first = bins.findIndex((bin) => bin.count > 0)
  const last = bins.findLastIndex((bin) => bin.count > 0)
  if (first < 0) return []
  return bins.slice(first, last + 1).map(({ from_ms, to_ms, count }) => ({
    label: to_ms === null ? `≥ ${say(from_ms)}` : from_ms === 0 ? `< ${say(to_ms)}` : `${say(from_ms)} – ${say(to_ms)}`,
    count,
    share: total > 0 ? count / total : 0,
  }))
}
