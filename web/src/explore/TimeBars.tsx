import type { HistogramBin } from '../api/types'
import { shapeHistogram } from '../charts/histogram/shape'
import { useFormat } from '../format/useFormat'
import { PanelBars } from '../frame/Panel'

/** How long it takes, in a panel: bars that lie, for there is no room to name any that stand. */
export function TimeBars({ title, bins }: { title: string; bins: HistogramBin[] }) {
  const format = useFormat()
  const rows = shapeHistogram(bins, format)
  if (rows.length === 0) return null
  return <PanelBars title={title} rows={rows.map((row) => ({ ...row, text: format.share(row.share) }))} />
}
