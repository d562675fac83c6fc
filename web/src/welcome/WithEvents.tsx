import { useQuery } from '@tanstack/react-query'
import { Outlet, useParams } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { summaryQuery } from '../api/queries'

/** Most workspaces have events, so the welcome comes only where it is needed. */
const Welcome = lazy(() => import('./Welcome').then(({ Welcome }) => ({ default: Welcome })))

/**
 * Pages that show what is in the events. Where there are none yet, all of them show the same two ways to get some.
 * While the made-up shop is being made they stay, although its events are already there: a map is still to come.
 */
export function WithEvents() {
  const { workspace = '' } = useParams({ strict: false })
  const { data } = useQuery(summaryQuery(workspace))
  const [busy, setBusy] = useState(false)
  if (data?.events !== 0 && !busy) return <Outlet />
  return (
    <Suspense>
      <Welcome workspace={workspace} onBusy={setBusy} />
    </Suspense>
  )
}
