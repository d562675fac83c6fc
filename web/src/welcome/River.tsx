import styles from './River.module.css'

const STEPS = [40, 160, 280, 400, 520]

/** The signature of Meander: what was planned as a straight line, and over it what customers do. */
export function River() {
  return (
    <svg aria-hidden="true" className={styles.river} viewBox="0 0 560 150">
      <path d="M20 96h520" className={styles.line} />
      <path d="M40 96C40 30 160 30 160 96" className={styles.way} strokeWidth="12" />
      <path d="M160 96C160 16 400 16 400 96" className={styles.way} strokeWidth="9" />
      <path d="M160 96C160 40 280 40 280 96" className={styles.way} strokeWidth="6" />
      <path d="M280 96C280 50 400 50 400 96" className={styles.way} strokeWidth="4" />
      <path d="M400 96C400 30 520 30 520 96" className={styles.way} strokeWidth="7" />
      <path d="M400 96C400 148 280 148 280 96" className={styles.back} strokeWidth="5" />
      {STEPS.map((x) => (
        <circle key={x} cx={x} cy="96" r="11" className={styles.step} />
      ))}
    </svg>
  )
}
