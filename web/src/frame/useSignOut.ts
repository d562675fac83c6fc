import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { request } from '../api/client'

/** Ends the session here and forgets everything that was read in it. */
export function useSignOut() {
  const navigate = useNavigate()
  const queries = useQueryClient()
  return async () => {
    await request('/session', { method: 'DELETE' })
    queries.clear()
    await navigate({ to: '/signin' })
  }
}
