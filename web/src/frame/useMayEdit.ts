import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { meQuery } from '../api/queries'

/** Whether one may change documents here. The server decides; this only hides what it would refuse. */
export function useMayEdit(): boolean {
  const { workspace = '' } = useParams({ strict: false })
  const { data: me } = useQuery(meQuery)
  const role = me?.workspaces.find((each) => each.key === workspace)?.role
  return role === 'editor' || role === 'admin'
}
