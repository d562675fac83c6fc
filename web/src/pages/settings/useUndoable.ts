import { type QueryKey, useQueryClient } from '@tanstack/react-query'
import { useTold } from '../../api/told/useTold'
import { say } from '../../parts/toast'

/** Something that is done at once, and the way back. */
export interface Undoable {
  act: () => Promise<unknown>
  /** What was done, in words. */
  said: string
  undo: () => Promise<unknown>
}

/** Does it, says so with a way back, and reads the list anew after either. */
export function useUndoable(queryKey: QueryKey): (deed: Undoable) => Promise<void> {
  const queries = useQueryClient()
  const told = useTold()
  async function attempt(act: () => Promise<unknown>, done?: () => void) {
    try {
      await act()
      done?.()
    } catch (failure) {
      say(told.failure(failure), { bad: true })
    }
    await queries.invalidateQueries({ queryKey })
  }
  return ({ act, said, undo }) => attempt(act, () => say(said, { undo: () => void attempt(undo) }))
}
