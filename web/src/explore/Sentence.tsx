import type { ReactNode } from 'react'
import styles from './Sentence.module.css'

/** A line of the question. Its children are words and tokens. */
export function Line({ children }: { children: ReactNode }) {
  return <p className={styles.line}>{children}</p>
}

/** The question of a page, in sentences one can click. */
export function Sentence({ label, children }: { label: string; children: ReactNode }) {
  return (
    <section className={styles.sentence} aria-label={label}>
      {children}
    </section>
  )
}

export function Rule() {
  return <hr className={styles.rule} />
}
