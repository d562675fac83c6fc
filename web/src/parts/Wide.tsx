import { type HTMLAttributes, type Ref, useCallback, useEffect, useRef } from 'react'
import styles from './Wide.module.css'

interface Props extends HTMLAttributes<HTMLDivElement> {
  ref?: Ref<HTMLDivElement>
}

const FOCUSABLE = 'a[href], button, input, [tabindex="0"]'

/** What may be wider than its place: it scrolls sideways, and its edges fade while there is more behind them. */
export function Wide({ ref, className, children, ...rest }: Props) {
  const box = useRef<HTMLDivElement | null>(null)
  const stop = rest.tabIndex !== undefined
  const look = useCallback(() => {
    const element = box.current
    if (!element) return
    const passed = Math.abs(element.scrollLeft)
    element.toggleAttribute('data-before', passed > 2)
    element.toggleAttribute('data-after', passed + element.clientWidth < element.scrollWidth - 2)
    element.toggleAttribute('data-below', element.scrollTop + element.clientHeight < element.scrollHeight - 2)
    if (stop) return
    // What scrolls must be reachable by keyboard: by what is in it, or as a stop of its own.
    const closed = element.scrollWidth > element.clientWidth && !element.querySelector(FOCUSABLE)
    if (closed) element.setAttribute('tabindex', '0')
    else element.removeAttribute('tabindex')
  }, [stop])
  useEffect(() => {
    const element = box.current
    if (!element) return
    // What is in it changes its width without the place changing its own.
    const observer = new ResizeObserver(look)
    observer.observe(element)
    for (const child of element.children) observer.observe(child)
    return () => observer.disconnect()
  })
  return (
    <div
      {...rest}
      ref={(element) => {
        box.current = element
        if (typeof ref === 'function') ref(element)
        else if (ref) ref.current = element
      }}
      className={className ? `${styles.wide} ${className}` : styles.wide}
      onScroll={look}
    >
      {children}
    </div>
  )
}
