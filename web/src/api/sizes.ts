import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { call } from './client'
import type { Sizes } from './generated'
import type { Segment } from './types'

export type { Sizes }

/** How many segments the server counts in one request. */
export const SIZES_AT_ONCE = 8

async function count(workspace: string, segments: Segment[], signal: AbortSignal): Promise<Sizes> {
  return call('POST /api/v1/workspaces/{ws}/segments/sizes', { path: { ws: workspace }, body: { segments }, signal })
}

/** How many customers are in each segment, asked in as many requests as it takes. */
export const sizesQuery = (workspace: string, segments: Segment[], enabled = true) =>
  queryOptions({
    queryKey: ['workspace', workspace, 'segments/sizes', segments],
    staleTime: 60_000,
    retry: false,
    enabled: enabled && segments.length > 0,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }): Promise<Sizes> => {
      const parts: Sizes[] = []
      for (let at = 0; at < segments.length; at += SIZES_AT_ONCE) {
        parts.push(await count(workspace, segments.slice(at, at + SIZES_AT_ONCE), signal))
      }
      const [first] = parts
      return {
        customers: first?.customers ?? 0,
        sizes: parts.flatMap((part) => part.sizes),
        overlaps: parts.length === 1 && first ? first.overlaps : [],
      }
    },
  })
