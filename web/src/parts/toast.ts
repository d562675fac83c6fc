import { useSyncExternalStore } from 'react'

export interface Toast {
  id: number
  text: string
  undo?: () => void
  /** What the way back is called where “Undo” says too little. */
  undoText?: string
  bad?: boolean
}

const LIFE_MILLIS = 8_000
let toasts: readonly Toast[] = []
let next = 1
const listeners = new Set<() => void>()

function set(changed: readonly Toast[]): void {
  toasts = changed
  for (const listener of listeners) listener()
}

export function dismiss(id: number): void {
  set(toasts.filter((each) => each.id !== id))
}

/** Says what was done. With `undo`, the reader can take it back: Meander never asks “are you sure?”. */
export function say(text: string, more: Pick<Toast, 'undo' | 'undoText' | 'bad'> = {}): void {
  const id = next
  next += 1
  set([...toasts.slice(-2), { id, text, ...more }])
  setTimeout(() => dismiss(id), LIFE_MILLIS)
}

export function useToasts(): readonly Toast[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => toasts,
  )
}
