import { type ReactNode, useEffect, useRef } from 'react'
import styles from './TabStrip.module.css'
import { Wide } from './Wide'

interface Props {
  label: string
  /** The page that is open: where it changes, its tab comes into sight. */
  current: string
  /** Links; the one that is open has `aria-current`. */
  children: ReactNode
}

/** Links from one page to its siblings. On a phone the one that is open may stand beyond the edge. */
export function TabStrip({ label, current, children }: Props) {
  const strip = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each page brings its own tab into sight
  useEffect(() => {
    const open = strip.current?.querySelector<HTMLElement>('[aria-current]')
    // Only the strip moves, never the page.
    if (strip.current && open) strip.current.scrollLeft = open.offsetLeft - strip.current.offsetLeft - BEFORE
  }, [current])
  return (
    <Wide ref={strip} role="navigation" aria-label={label} className={styles.tabs ?? ''}>
      {children}
    </Wide>
  )
}

/** So much of the tab before stays in sight, which says that there is one. */
const BEFORE = 48
