import { useCallback } from 'react'
import type { Volume, VolumeUnit } from '../../api/data'
import { useFormat } from '../../format/useFormat'
import { type Colour, EChart } from '../EChart'

interface Props {
  label: string
  volumes: Volume[]
  unit: VolumeUnit
  of: 'events' | 'customers'
  height?: number
  /** Without axis, for a panel. */
  small?: boolean
}

/** How much happened, a bar for each period. */
export function VolumeView({ label, volumes, unit, of, height = 260, small = false }: Props) {
  const format = useFormat()
  const key = JSON.stringify(volumes)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the volumes
  const option = useCallback(
    (colour: Colour) => ({
      grid: { left: 0, right: 4, top: 12, bottom: 4, outerBoundsMode: 'same' },
      tooltip: {
        trigger: 'axis',
        // Drawn on the canvas: a tooltip of HTML would bring style attributes that the policy refuses.
        renderMode: 'richText',
        axisPointer: { type: 'shadow', shadowStyle: { color: colour('river'), opacity: 0.08 } },
        backgroundColor: colour('night'),
        borderWidth: 0,
        padding: [8, 12],
        textStyle: { color: colour('on-night'), fontSize: 12 },
        formatter: ([bar]: { dataIndex: number; value: number }[]) =>
          bar ? `${format.cohort(volumes[bar.dataIndex]?.from ?? '', unit)}\n${format.count(bar.value)}` : '',
      },
      xAxis: {
        type: 'category',
        data: volumes.map((each) => format.cohort(each.from, unit)),
        axisTick: { show: false },
        axisLine: { lineStyle: { color: colour('rule-strong') } },
        axisLabel: { color: colour('quiet'), fontSize: 12, hideOverlap: true, show: !small },
      },
      yAxis: {
        type: 'value',
        show: !small,
        splitNumber: 4,
        minInterval: 1,
        splitLine: { lineStyle: { color: colour('rule') } },
        axisLabel: { color: colour('quiet'), fontSize: 12, formatter: (count: number) => format.count(count, true) },
      },
      series: [
        {
          type: 'bar',
          data: volumes.map((each) => each[of]),
          barCategoryGap: volumes.length > 80 ? '8%' : '24%',
          barMaxWidth: 32,
          itemStyle: { color: colour('river'), borderRadius: [3, 3, 0, 0] },
        },
      ],
    }),
    [key, of, unit, small],
  )
  return <EChart label={label} height={height} option={option} />
}
