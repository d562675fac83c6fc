import { useFormat } from '../../format/useFormat'
import type { Way } from '../core/ways'
import styles from './StepPanel.module.css'

interface Props {
  title: string
  rows: (Way & { name: string; back: boolean })[]
  onSelect: (step: string) => void
}

/** Where customers go or come from, as bars; each leads to its step. */
export function Ways({ title, rows, onSelect }: Props) {
  const format = useFormat()
  if (rows.length === 0) return null
  const most = Math.max(...rows.map((row) => row.share))
  return (
    <section className={styles.section}>
      <h3>{title}</h3>
      <ul className={styles.ways}>
        {rows.map(({ step, name, share, back }) => {
          const fill = [styles.fill, back && styles.back, step === null && styles.outside].filter(Boolean).join(' ')
          const content = (
            <>
              <span>{back ? `${name} ↩` : name}</span>
              <span className={styles.track}>
                <span className={fill} style={{ width: `${(share / most) * 100}%` }} />
              </span>
              <span className={styles.share}>{format.share(share)}</span>
            </>
          )
          return (
            <li key={step ?? ''} className={styles.waypoint}>
              {step === null ? (
                <span className={styles.way}>{content}</span>
              ) : (
                <button type="button" className={styles.way} onClick={() => onSelect(step)}>
                  {content}
                </button>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
