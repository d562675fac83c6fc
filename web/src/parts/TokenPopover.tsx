import { Popover } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import styles from './Token.module.css'

interface Props {
  label: string
  text: ReactNode
  quiet?: boolean
  className?: string
  children: (close: () => void) => ReactNode
}

/** A word of a sentence that opens a small form. */
export function TokenPopover({ label, text, quiet = false, className, children }: Props) {
  const [opened, setOpened] = useState(false)
  const look = className ?? (quiet ? `${styles.token} ${styles.quiet}` : styles.token)
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-start"
      shadow="md"
      trapFocus
      returnFocus
      withinPortal
    >
      <Popover.Target>
        <button type="button" className={look} aria-label={label} onClick={() => setOpened(!opened)}>
          {typeof text === 'string' ? <span>{text}</span> : text}
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={label}>{children(() => setOpened(false))}</Popover.Dropdown>
    </Popover>
  )
}
