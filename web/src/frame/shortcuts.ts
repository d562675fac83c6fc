import { useEffect } from 'react'

/** A key, or two one after the other: `?`, `g e`. */
export type Keys = string

const PAUSE_MILLIS = 900

/** True while the reader types, when letters are letters. */
function typing(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
}

/** Calls back when its keys are pressed outside of fields. */
export function useShortcuts(shortcuts: Record<Keys, () => void>): void {
  useEffect(() => {
    let before = ''
    let at = 0
    function onKey(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return
      const pair = event.timeStamp - at < PAUSE_MILLIS ? `${before} ${event.key}` : ''
      const run = shortcuts[pair] ?? shortcuts[event.key]
      before = event.key
      at = event.timeStamp
      if (!run) return
      event.preventDefault()
      run()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [shortcuts])
}
