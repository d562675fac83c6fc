import { queryOptions } from '@tanstack/react-query'
import { call } from './client'

const MINUTE = 60_000

/** How much happened, over time; of one event where it is named. */
export const volumesQuery = (workspace: string, event = '') =>
  queryOptions({
    queryKey: ['workspace', workspace, 'data/volumes', event],
    staleTime: MINUTE,
    queryFn: () => call('GET /api/v1/workspaces/{ws}/data/volumes', { path: { ws: workspace }, query: { event } }),
  })

export const importsQuery = (workspace: string) =>
  queryOptions({
    queryKey: ['workspace', workspace, 'data/imports'],
    queryFn: () => call('GET /api/v1/workspaces/{ws}/data/imports', { path: { ws: workspace } }),
  })
