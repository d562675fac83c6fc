import { useQuery } from '@tanstack/react-query'
import { Outlet, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { summaryQuery } from '../api/queries'
import { Welcome } from './Welcome'

/**
 * Pages that show what is in the events. Where there are none yet, all of them show the same two ways to get some.
 * While the made-up shop is being made they stay, although its events are already there: a map is still to come.
 */
export function WithEvents() {
  const { workspace = '' } = useParams({ strict: false })
  const { data } = useQuery(summaryQuery(workspace))
  const [busy, setBusy] = useState(false)
  return data?.events === 0 || busy ? <Welcome workspace={workspace} onBusy={setBusy} /> : <Outlet />
}
