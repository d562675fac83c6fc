import { type KeyboardEvent, useRef, useState } from 'react'

const STEPS: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }

/**
 * One tab stop for all marks of a picture; arrows go from mark to mark, Enter and space select.
 * Spread `mark(i, select, pressed)` on each mark, in reading order.
 */
export function useRoving(count: number) {
  const [at, setAt] = useState(0)
  const marks = useRef<(SVGElement | null)[]>([])
  const current = Math.min(at, Math.max(0, count - 1))

  function go(to: number) {
    const bounded = Math.max(0, Math.min(count - 1, to))
    setAt(bounded)
    marks.current[bounded]?.focus()
  }

  return (index: number, select: () => void, pressed?: boolean) => ({
    ref: (element: SVGElement | null) => {
      marks.current[index] = element
    },
    tabIndex: index === current ? 0 : -1,
    role: 'button',
    'aria-pressed': pressed,
    onFocus: () => setAt(index),
    onClick: select,
    onKeyDown: (event: KeyboardEvent) => {
      const step = STEPS[event.key]
      if (step) go(index + step)
      else if (event.key === 'Home') go(0)
      else if (event.key === 'End') go(count - 1)
      else if (event.key === 'Enter' || event.key === ' ') select()
      else return
      event.preventDefault()
    },
  })
}
