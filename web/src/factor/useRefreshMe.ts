import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { meQuery, sessionsQuery } from '../api/queries'

/**
 * Reads anew who one is, and where one is signed in: a second factor that changes ends all other sessions. Who has turned off
 * one that is required lands where it is turned on.
 */
export function useRefreshMe(): () => Promise<void> {
  const queries = useQueryClient()
  const router = useRouter()
  return async () => {
    const me = await queries.fetchQuery({ ...meQuery, staleTime: 0 })
    if (me.second_factor.is_missing) await router.invalidate()
    else await queries.invalidateQueries({ queryKey: sessionsQuery.queryKey })
  }
}
