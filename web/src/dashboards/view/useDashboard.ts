import { useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Dashboard, Tile } from '../../api/dashboards'
import { changeDocument, documentQuery, type Tagged } from '../../api/documents'
import { useTold } from '../../api/told/useTold'
import { say } from '../../parts/toast'

const PAUSE_MILLIS = 500

/**
 * A dashboard that is changed in place: what one does shows at once and is saved after a pause. When someone else was
 * faster, theirs is shown, and one is told.
 */
export function useDashboard(workspace: string, key: string) {
  const { t } = useLingui()
  const told = useTold()
  const queries = useQueryClient()
  const query = useMemo(() => documentQuery<Dashboard>(workspace, 'dashboard', key), [workspace, key])
  const stored = useQuery(query)
  const [draft, setDraft] = useState<Tile[] | null>(null)
  const saving = useRef<Promise<void>>(Promise.resolve())

  const save = useCallback(
    async (change: (seen: Tagged<Dashboard>) => { name: string; body: Dashboard }) => {
      const place = query.queryKey
      const seen = queries.getQueryData<Tagged<Dashboard>>(place)
      if (!seen) return
      try {
        const { name, body } = change(seen)
        queries.setQueryData(place, await changeDocument(workspace, 'dashboard', seen, name, body))
        await queries.invalidateQueries({ queryKey: place.slice(0, 3), refetchType: 'none' })
      } catch (failure) {
        say(t`Not saved: ${told.failure(failure)}`, { bad: true })
        await queries.refetchQueries({ queryKey: place })
      }
    },
    [queries, workspace, query, t, told],
  )

  useEffect(() => {
    if (!draft) return
    const timer = setTimeout(() => {
      // One after the other: each save names the version that the one before has made.
      saving.current = saving.current
        .then(() => save(({ document }) => ({ name: document.name, body: { tiles: draft } })))
        .then(() => setDraft((now) => (now === draft ? null : now)))
    }, PAUSE_MILLIS)
    return () => clearTimeout(timer)
  }, [draft, save])

  return {
    stored,
    name: stored.data?.document.name ?? '',
    tiles: draft ?? stored.data?.document.body.tiles ?? [],
    change: setDraft,
    rename: (name: string) => save(({ document }) => ({ name, body: document.body })),
  }
}
