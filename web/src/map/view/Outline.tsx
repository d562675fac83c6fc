import type { CSSProperties } from 'react'
import type { MapDocument } from '../../api/maps'
import { outlineOf } from '../core/outline'
import styles from './MapCard.module.css'

const WIDTH = 320
const HEIGHT = 88
const LINE = 50

/** A map in little: its stages, and its steps on the planned line. The words beside it say the same. */
export function Outline({ map }: { map: MapDocument }) {
  const { bars, nodes, arcs } = outlineOf(map, WIDTH)
  const radius = Math.max(2.5, Math.min(5, 100 / Math.max(1, nodes.length)))
  const [first, last] = [nodes[0], nodes.at(-1)]
  return (
    <svg aria-hidden="true" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className={styles.outline}>
      {bars.map((bar) => {
        const number = (bar.stage % 10) + 1
        const colours = {
          '--stage': `var(--map-stage-${number})`,
          '--tint': `var(--map-tint-${number})`,
        } as CSSProperties
        return (
          <g key={bar.stage} style={colours}>
            <rect x={bar.x} y={6} width={bar.width} height={HEIGHT - 6} rx={4} className={styles.panel} />
            <rect x={bar.x} y={0} width={bar.width} height={4} rx={2} className={styles.bar} />
          </g>
        )
      })}
      {first && last && <line x1={first.x} x2={last.x} y1={LINE} y2={LINE} className={styles.line} />}
      {arcs.map(({ from, to, back }) => {
        const reach = Math.min(28, 8 + Math.abs(to - from) * 0.12) * (back ? 1 : -1)
        return (
          <path
            key={`${from} ${to}`}
            d={`M${from} ${LINE}C${from} ${LINE + reach} ${to} ${LINE + reach} ${to} ${LINE}`}
            className={back ? `${styles.arc} ${styles.arcBack}` : styles.arc}
          />
        )
      })}
      {nodes.map((node) => (
        <circle
          key={node.x}
          cx={node.x}
          cy={LINE}
          r={radius}
          className={node.known ? styles.node : `${styles.node} ${styles.unknown}`}
        />
      ))}
    </svg>
  )
}
