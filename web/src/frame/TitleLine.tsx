import type { ReactNode } from 'react'
import styles from './TitleLine.module.css'

interface Props {
  title: string
  /** What, whom and when, in one line. */
  subtitle?: ReactNode
  children?: ReactNode
}

export function TitleLine({ title, subtitle, children }: Props) {
  return (
    <header className={styles.line}>
      <div>
        <h1 className={styles.title}>{title}</h1>
        {subtitle && <p className={styles.subtitle}>{subtitle}</p>}
      </div>
      {children && <div className={styles.controls}>{children}</div>}
    </header>
  )
}
