import { useCallback } from 'react'
import { useFormat } from '../../format/useFormat'
import { type Colour, EChart } from '../EChart'

export interface Curve {
  name: string
  points: (number | null)[]
  /** The curve that is compared with: dashed, so that it is told without colour. */
  dashed?: boolean
}

interface Props {
  label: string
  curves: Curve[]
  /** What the periods are. */
  axis: string
}

/** Shares over periods. */
export function CurvesView({ label, curves, axis }: Props) {
  const format = useFormat()
  const key = JSON.stringify(curves)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the curves
  const option = useCallback(
    (colour: Colour) => ({
      grid: { left: 0, right: 8, top: 24, bottom: 4, outerBoundsMode: 'same' },
      xAxis: {
        type: 'category',
        name: axis,
        nameLocation: 'middle',
        nameGap: 48,
        nameTextStyle: { color: colour('quiet') },
        data: curves[0]?.points.map((_, period) => period) ?? [],
        axisTick: { show: false },
        axisLine: { lineStyle: { color: colour('rule-strong') } },
        // Numbers below a low curve stand between the axis and its periods.
        axisLabel: { color: colour('quiet'), margin: 24 },
      },
      yAxis: {
        type: 'value',
        min: 0,
        splitNumber: 4,
        splitLine: { lineStyle: { color: colour('rule') } },
        axisLabel: { color: colour('quiet'), formatter: (share: number) => format.share(share) },
      },
      series: curves.map((curve, at) => ({
        type: 'line',
        name: curve.name,
        // A number stands on the side where the other curve is not.
        data: curve.points.map((value, period) => ({
          value,
          label: { position: isHigher(value, curves[1 - at]?.points[period]) ? 'top' : 'bottom' },
        })),
        symbolSize: 8,
        lineStyle: { width: curve.dashed ? 2 : 3, type: curve.dashed ? 'dashed' : 'solid' },
        color: curve.dashed ? colour('other') : colour('river'),
        label: {
          show: true,
          color: curve.dashed ? colour('quiet') : colour('ink'),
          fontWeight: curve.dashed ? 400 : 600,
          formatter: ({ value }: { value: number | null }) => format.share(value),
        },
      })),
    }),
    [key, axis],
  )
  return <EChart label={label} height={320} option={option} />
}

function isHigher(value: number | null, other: number | null | undefined): boolean {
  return other === undefined || other === null || (value ?? 0) >= other
}
