import { Popover } from '@mantine/core'
import { type ReactNode, Suspense, useEffect, useRef, useState } from 'react'
import styles from './Token.module.css'

interface Props {
  label: string
  text: ReactNode
  quiet?: boolean
  className?: string
  children: (close: () => void) => ReactNode
}

/** A word of a sentence that opens a small form, which may be one that is fetched when it is first opened. */
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
      <Popover.Dropdown aria-label={label}>
        <Suspense fallback={<div className={styles.coming} aria-busy="true" />}>
          <Focused>{children(() => setOpened(false))}</Focused>
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  )
}

/** What is fetched comes after the popover has looked for something to focus, so it takes the focus itself. */
function Focused({ children }: { children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (place.current?.contains(document.activeElement)) return
    place.current?.querySelector<HTMLElement>('button, input, select')?.focus({ preventScroll: true })
  }, [])
  return <div ref={place}>{children}</div>
}
