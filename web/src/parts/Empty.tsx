import type { ReactNode } from 'react'
import styles from './Empty.module.css'

interface Props {
  title: string
  children?: ReactNode
  action?: ReactNode
}

/** What stands where nothing is yet: what this is, and what to do next. */
export function Empty({ title, children, action }: Props) {
  return (
    <div className={styles.empty}>
      <svg aria-hidden="true" width="120" height="32" viewBox="0 0 120 32" className={styles.river}>
        <path d="M2 16h116" className={styles.line} />
        <path d="M2 16c10-18 20-18 30 0s20 18 30 0 20-18 30 0 18 12 26 0" className={styles.bend} />
      </svg>
      <h2 className={styles.title}>{title}</h2>
      {children && <p className={styles.text}>{children}</p>}
      {action}
    </div>
  )
}
