import { useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { say } from '../parts/toast'
import { type DocumentKind, deleteDocument, restoreDocument } from './documents'
import { useTold } from './told/useTold'

/** Deletes a document and offers to take it back. */
export function useDeletion(workspace: string, kind: DocumentKind) {
  const { t } = useLingui()
  const told = useTold()
  const queries = useQueryClient()
  const refresh = (key: string) =>
    queries.invalidateQueries({
      queryKey: ['workspace', workspace, `documents/${kind}`],
      // The page of what was just deleted has nothing to read again.
      predicate: (query) => query.queryKey[3] !== key,
    })

  return async ({ key, name }: { key: string; name: string }) => {
    try {
      await deleteDocument(workspace, kind, key)
      say(t`“${name}” deleted`, { undo: () => void restoreDocument(workspace, kind, key).then(() => refresh('')) })
    } catch (failure) {
      say(t`“${name}” was not deleted: ${told.failure(failure)}`, { bad: true })
    }
    await refresh(key)
  }
}
