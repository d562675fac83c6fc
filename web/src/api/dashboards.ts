import { queryOptions } from '@tanstack/react-query'
import { request } from './client'
import { workspacePath } from './queries'
import type { Page, StoredDocument } from './types'

/** A saved question on a dashboard: how wide (of 12 columns), how high (in rows), and as what it shows. */
export interface Tile {
  question: string
  title?: string
  width?: number
  height?: number
  show?: 'picture' | 'table'
}
export interface Dashboard {
  tiles: Tile[]
}

export const dashboardsQuery = (workspace: string) =>
  queryOptions({
    queryKey: ['workspace', workspace, 'documents/dashboard'],
    queryFn: () =>
      request<Page<StoredDocument<Dashboard>>>(`${workspacePath(workspace)}/documents/dashboard?limit=200`),
  })
