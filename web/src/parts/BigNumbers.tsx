import type { ReactNode } from 'react'
import styles from './BigNumbers.module.css'

export interface BigNumber {
  name: string
  value: string
  /** What the number is of, or what it is compared with. */
  note?: ReactNode
}

interface Props {
  numbers: readonly BigNumber[]
  /** Where they share a small place with a picture. */
  small?: boolean
}

/** A few big numbers, each with its name. */
export function BigNumbers({ numbers, small = false }: Props) {
  return (
    <dl className={small ? `${styles.numbers} ${styles.small}` : styles.numbers}>
      {numbers.map(({ name, value, note }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
          {note && <dd className={styles.note}>{note}</dd>}
        </div>
      ))}
    </dl>
  )
}
