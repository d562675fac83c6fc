import { useLingui } from '@lingui/react/macro'
import { useDifference } from '../../explore/useDifference'
import { useFormat } from '../../format/useFormat'
import chart from '../Chart.module.css'
import type { FunnelBar } from './shape'

interface Props {
  x: number
  y: number
  other: NonNullable<FunnelBar['other']>
}

/** What a step is compared with: the other share, the difference with its interval, and whether it may be chance. */
export function Compared({ x, y, other }: Props) {
  const { t } = useLingui()
  const format = useFormat()
  const says = useDifference()
  const lines = [
    { text: t`against ${format.share(other.share)}`, look: chart.quiet },
    { text: says.points(other.difference), look: says.look(other.difference, chart) },
    { text: says.interval(other.difference), look: chart.quiet },
    { text: says.verdict(other.difference), look: chart.quiet },
  ]
  return (
    <>
      {lines.map(({ text, look }, row) => (
        <text key={text} x={x} y={y + row * 16} className={look}>
          {text}
        </text>
      ))}
    </>
  )
}
