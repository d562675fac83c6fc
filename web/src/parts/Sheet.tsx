import { useLingui } from '@lingui/react/macro'
import { CloseButton, FocusTrap, Portal } from '@mantine/core'
import { type CSSProperties, type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react'
import styles from './Sheet.module.css'

interface Props {
  title: string
  width?: number
  onClose: () => void
  children: ReactNode
}

/**
 * A sheet over the page, for one thing that is made or brought. It is no `<dialog>`: lists that open from its words lie
 * beside it in the document, and a modal dialog would put them out of reach.
 */
export function Sheet({ title, width, onClose, children }: Props) {
  const { t } = useLingui()
  const sheet = useRef<HTMLDivElement>(null)
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

  /** What is open above the sheet closes first. */
  function onKeyDown(event: KeyboardEvent) {
    const target = event.target as HTMLElement
    const above = !sheet.current?.contains(target) || target.getAttribute('aria-expanded') === 'true'
    if (event.key !== 'Escape' || event.defaultPrevented || above) return
    event.preventDefault()
    onClose()
  }

  return (
    <Portal>
      <div className={styles.ground}>
        <div className={styles.shade} aria-hidden="true" onClick={onClose} />
        <FocusTrap active>
          <div
            ref={sheet}
            className={styles.sheet}
            style={look}
            role="dialog"
            aria-modal="true"
            aria-labelledby={heading}
            onKeyDown={onKeyDown}
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
