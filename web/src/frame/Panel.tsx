import { useLingui } from '@lingui/react/macro'
import { type ReactNode, useEffect, useRef } from 'react'
import { Icon } from '../parts/icons'
import styles from './Panel.module.css'

interface Props {
  title: string
  subtitle?: ReactNode
  onClose: () => void
  /** Left out while what is known is still on its way. */
  children?: ReactNode
}

/** The right panel: what is known about the selected bar, link or cell. */
export function Panel({ title, subtitle, onClose, children }: Props) {
  const { t } = useLingui()
  const panel = useRef<HTMLElement>(null)
  // Where the panel stands above or below the picture, what was just selected would open out of sight.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another title is another selection
  useEffect(() => {
    if (matchMedia('(max-width: 1240px)').matches) panel.current?.scrollIntoView({ block: 'nearest' })
  }, [title])
  useEffect(() => {
    const close = (event: KeyboardEvent) => event.key === 'Escape' && !event.defaultPrevented && onClose()
    document.addEventListener('keydown', close)
    return () => document.removeEventListener('keydown', close)
  }, [onClose])
  return (
    <aside ref={panel} className={styles.panel} aria-label={title}>
      <button type="button" className={styles.close} aria-label={t`Close panel`} onClick={onClose}>
        <Icon name="close" size={16} />
      </button>
      <h2 className={styles.title}>{title}</h2>
      {subtitle && <p className={styles.subtitle}>{subtitle}</p>}
      {children}
    </aside>
  )
}

interface FactProps {
  name: string
  value: string
  note?: ReactNode
}

/** One number of the panel: its name, itself, and what it is of. */
export function Fact({ name, value, note }: FactProps) {
  return (
    <div className={styles.fact}>
      <dt>{name}</dt>
      <dd className={styles.value}>{value}</dd>
      {note && <dd className={styles.note}>{note}</dd>}
    </div>
  )
}

export function Facts({ children }: { children: ReactNode }) {
  return <dl className={styles.facts}>{children}</dl>
}

interface BarsProps {
  title: string
  rows: { label: string; share: number; text: string }[]
}

/** Small bars: where they go next, where they come from. */
export function PanelBars({ title, rows }: BarsProps) {
  const most = Math.max(...rows.map((row) => row.share), 0.000001)
  return (
    <section className={styles.bars}>
      <h3 className={styles.heading}>{title}</h3>
      <ul>
        {rows.map((row) => (
          <li key={row.label} className={styles.bar}>
            <span className={styles.label}>{row.label}</span>
            <span className={styles.track}>
              <span className={styles.fill} style={{ width: `${(row.share / most) * 100}%` }} />
            </span>
            <span className={styles.text}>{row.text}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
