import { useLingui } from '@lingui/react/macro'
import { CloseButton, FocusTrap, Portal } from '@mantine/core'
import { type CSSProperties, type ReactNode, useEffect, useId, useRef } from 'react'
import styles from './Sheet.module.css'

interface Props {
  title: string
  width?: number
  onClose: () => void
  children: ReactNode
}

/** When menus and lists have closed. */
const SETTLED_MILLIS = 200

/**
 * A sheet over the page, for one thing that is made or brought. It is no `<dialog>`: lists that open from its words lie
 * beside it in the document, and a modal dialog would put them out of reach.
 */
export function Sheet({ title, width, onClose, children }: Props) {
  const { t } = useLingui()
  const ground = useRef<HTMLDivElement>(null)
  const heading = useId()
  const look = width ? ({ '--sheet-width': `${width}px` } as CSSProperties) : undefined

  useEffect(() => {
    const before = document.activeElement
    const { overflow } = document.body.style
    document.body.style.overflow = 'hidden'
    return () => {
      document.body.style.overflow = overflow
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])

  // What is open above the sheet closes first. The focus may still be with the menu that the sheet was opened from.
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      const target = event.target as HTMLElement
      const inside = ground.current?.contains(target) && target.getAttribute('aria-expanded') !== 'true'
      if (event.key !== 'Escape' || event.defaultPrevented || !(inside || !target.closest('[data-portal]'))) return
      event.preventDefault()
      onClose()
    }
    // Looked at on the way down: on the way up, what was open above may be gone from the document already.
    document.addEventListener('keydown', onKeyDown, { capture: true })
    return () => document.removeEventListener('keydown', onKeyDown, { capture: true })
  }, [onClose])

  // A menu that closes takes the focus back to its button; the sheet takes it again.
  useEffect(() => {
    const timer = setTimeout(() => {
      const own = ground.current
      if (!own?.contains(document.activeElement)) own?.querySelector<HTMLElement>('[role=dialog]')?.focus()
    }, SETTLED_MILLIS)
    return () => clearTimeout(timer)
  }, [])

  return (
    <Portal>
      <div ref={ground} className={styles.ground}>
        <div className={styles.shade} aria-hidden="true" onClick={onClose} />
        <FocusTrap active>
          <div
            className={styles.sheet}
            style={look}
            role="dialog"
            aria-modal="true"
            aria-labelledby={heading}
            tabIndex={-1}
          >
            <header className={styles.head}>
              <h2 id={heading}>{title}</h2>
              <CloseButton aria-label={t`Close`} onClick={onClose} />
            </header>
            {children}
          </div>
        </FocusTrap>
      </div>
    </Portal>
  )
}

/** The buttons at the foot of a sheet. */
export function SheetButtons({ children }: { children: ReactNode }) {
  return <div className={styles.buttons}>{children}</div>
}
