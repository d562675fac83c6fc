import type { HistogramBin } from '../../api/types'

export interface Bin {
  label: string
  count: number
  share: number
}

interface Says {
  duration: (millis: number) => string
  range: (from: number, to: number) => string
}

/** Bins of times with their bounds in words. Empty bins at both ends are left out, those between stay. */
export function shapeHistogram(bins: HistogramBin[], says: Says): Bin[] {
  const total = bins.reduce((sum, bin) => sum + bin.count, 0)
  const first = bins.findIndex((bin) => bin.count > 0)
  const last = bins.findLastIndex((bin) => bin.count > 0)
  if (first < 0) return []
  return bins.slice(first, last + 1).map(({ from_ms, to_ms, count }) => ({
    label: nameOf(from_ms, to_ms, says),
    count,
    share: total > 0 ? count / total : 0,
  }))
}

function nameOf(from: number, to: number | null, says: Says): string {
  if (to === null) return `≥ ${says.duration(from)}`
  return from === 0 ? `< ${says.duration(to)}` : says.range(from, to)
}
