import type { ReactNode } from 'react'
import styles from './TitleLine.module.css'

interface Props {
  title: string
  /** What, whom and when, in one line. */
  subtitle?: ReactNode
  /** What kind of thing it is, beside the title. */
  badge?: ReactNode
  children?: ReactNode
}

export function TitleLine({ title, subtitle, badge, children }: Props) {
  return (
    <header className={styles.line}>
      <div>
        <div className={styles.head}>
          <h1 className={styles.title}>{title}</h1>
          {badge && <span className={styles.badge}>{badge}</span>}
        </div>
        {subtitle && <p className={styles.subtitle}>{subtitle}</p>}
      </div>
      {children && <div className={styles.controls}>{children}</div>}
    </header>
  )
}
