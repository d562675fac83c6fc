import { queryOptions } from '@tanstack/react-query'
import { request } from './client'
import type { ImportRecord, Volumes } from './data'
import { workspacePath } from './queries'
import type { Page } from './types'

const MINUTE = 60_000

/** How much happened, over time; of one event where it is named. */
export const volumesQuery = (workspace: string, event = '') =>
  queryOptions({
    queryKey: ['workspace', workspace, 'data/volumes', event],
    staleTime: MINUTE,
    queryFn: () => {
      const of = event && `?event=${encodeURIComponent(event)}`
      return request<Volumes>(`${workspacePath(workspace)}/data/volumes${of}`)
    },
  })

export const importsQuery = (workspace: string) =>
  queryOptions({
    queryKey: ['workspace', workspace, 'data/imports'],
    queryFn: () => request<Page<ImportRecord>>(`${workspacePath(workspace)}/data/imports`),
  })
