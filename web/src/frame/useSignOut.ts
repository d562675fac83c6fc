import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { request } from '../api/client'
import { ApiError } from '../api/problem'

/** Ends the session here and forgets everything that was read in it. */
export function useSignOut() {
  const navigate = useNavigate()
  const queries = useQueryClient()
  return async () => {
    const isOver = await leave(queries)
    await navigate({ to: '/signin', search: isOver ? {} : { error: 'open' } })
  }
}

/** Forgets what was read whether the server can be reached or not; gives whether the session is over. */
export async function leave(queries: QueryClient): Promise<boolean> {
  try {
    await request('/session', { method: 'DELETE' })
    return true
  } catch (failure) {
    // It was over before.
    return failure instanceof ApiError && failure.status === 401
  } finally {
    queries.clear()
  }
}
