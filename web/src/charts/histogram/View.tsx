import { useLingui } from '@lingui/react/macro'
import { useCallback } from 'react'
import type { HistogramBin } from '../../api/types'
import { useFormat } from '../../format/useFormat'
import { type Colour, EChart } from '../EChart'
import { shapeHistogram } from './shape'

/** How long it takes, as bars. The bins widen, as people think of times. */
export function HistogramView({ bins, label, height = 220 }: { bins: HistogramBin[]; label: string; height?: number }) {
  const { t } = useLingui()
  const format = useFormat()
  const shaped = shapeHistogram(bins, format.duration)
  const key = JSON.stringify(shaped)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the bins
  const option = useCallback(
    (colour: Colour) => ({
      grid: { left: 0, right: 0, top: 24, bottom: 4, outerBoundsMode: 'same' },
      xAxis: {
        type: 'category',
        data: shaped.map((bin) => bin.label),
        axisTick: { show: false },
        axisLine: { lineStyle: { color: colour('rule-strong') } },
        axisLabel: {
          color: colour('quiet'),
          fontSize: 12,
          lineHeight: 16,
          width: 72,
          overflow: 'break',
          interval: 0,
          hideOverlap: true,
        },
      },
      yAxis: { show: false },
      series: [
        {
          type: 'bar',
          data: shaped.map((bin) => bin.count),
          barCategoryGap: '18%',
          labelLayout: { hideOverlap: true },
          itemStyle: { color: colour('river'), borderRadius: [3, 3, 0, 0] },
          label: {
            show: true,
            position: 'top',
            color: colour('ink'),
            fontSize: 12,
            formatter: ({ dataIndex }: { dataIndex: number }) => format.share(shaped[dataIndex]?.share ?? 0),
          },
        },
      ],
    }),
    [key],
  )
  if (shaped.length === 0) return null
  const most = shaped.reduce((best, bin) => (bin.count > best.count ? bin : best))
  return <EChart label={t`${label}: most often ${most.label}`} height={height} option={option} />
}
