import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { rememberCsrf } from '../../api/client'
import { meQuery, setupQuery } from '../../api/queries'
import type { Me } from '../../api/types'
import { speak } from '../../i18n'

/** After signing in: remembers who it is, speaks their language, goes where they wanted to. */
export function useEnter() {
  const queries = useQueryClient()
  const navigate = useNavigate()
  return async (me: Me, next = '/') => {
    rememberCsrf(me.csrf)
    queries.setQueryData(meQuery.queryKey, me)
    queries.setQueryData(setupQuery.queryKey, { needed: false })
    await speak(me.locale)
    // Only an address of our own: a link to us must not send people elsewhere.
    await navigate({ to: /^\/(?![/\\])/.test(next) ? next : '/' })
  }
}
