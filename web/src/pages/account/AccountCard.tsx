import type { ReactNode } from 'react'
import { Toasts } from '../../parts/Toasts'
import styles from './AccountCard.module.css'

interface Props {
  title: string
  lead: ReactNode
  children: ReactNode
}

/** Pages before sign-in: a card on paper, and the river behind it. */
export function AccountCard({ title, lead, children }: Props) {
  return (
    <main className={styles.page}>
      <title>{`${title} · Meander`}</title>
      <svg aria-hidden="true" className={styles.river} viewBox="0 0 1600 400" preserveAspectRatio="none">
        <path className={styles.line} d="M0 200H1600" />
        <path
          className={styles.bend}
          d="M-20 210C120 20 260 20 380 200S620 390 760 200 1000 30 1140 200s220 160 300 20 120-60 200-40"
        />
      </svg>
      <div className={styles.card}>
        <svg aria-hidden="true" width="40" height="24" viewBox="0 0 32 20" className={styles.mark}>
          <path d="M3 13c3-11 8-11 10-3s6 6 9 0 4-5 7-5" />
        </svg>
        <h1 className={styles.title}>{title}</h1>
        <p className={styles.lead}>{lead}</p>
        {children}
      </div>
      <Toasts />
    </main>
  )
}
