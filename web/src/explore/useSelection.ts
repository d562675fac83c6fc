import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'
import { readSelection, type SelectionSearch } from './search'

/**
 * What is selected in the picture, as the picture names it. It stands in the address but makes no step in the
 * history: going back undoes a change of the question, not a look at a bar.
 */
export function useSelection() {
  const { at = null, see = null } = readSelection(useSearch({ strict: false }))
  const navigate = useNavigate()
  const change = useCallback(
    (next: SelectionSearch) =>
      void navigate({
        to: '.',
        replace: true,
        resetScroll: false,
        search: (before: Record<string, unknown>) => ({ ...before, ...next }) as SelectionSearch,
      }),
    [navigate],
  )
  const select = useCallback((id: string | null) => change({ at: id ?? '', see: '' }), [change])
  const open = useCallback((key: string | null) => change({ see: key ?? '' }), [change])
  const clear = useCallback(() => select(null), [select])
  return { at, see, select, open, clear }
}

export type Selection = ReturnType<typeof useSelection>

/** The same where the picture counts its marks. */
export function useNumberedSelection() {
  const { at, select, ...selection } = useSelection()
  const selected = at !== null && /^\d+$/.test(at) ? Number(at) : null
  return { ...selection, selected, select: useCallback((index: number) => select(String(index)), [select]) }
}
