import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { meQuery } from '../../api/queries'

/** The workspace of the page, and what one may do in it. The server decides; this only hides what it would refuse. */
export function useHere() {
  const { workspace = '' } = useParams({ strict: false })
  const { data: me } = useQuery(meQuery)
  const here = me?.workspaces.find((each) => each.key === workspace)
  return { me, workspace, here, isAdmin: here?.role === 'admin' }
}
