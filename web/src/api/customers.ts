import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { call } from './client'
import type { Outcome } from './conformance'
import type { Question, Segment } from './types'

export type {
  Customer,
  CustomerFound as CustomerRow,
  CustomerSeen,
  TimelineEvent as JourneyEvent,
} from './generated'

/** Which number of an answer is meant; what it may hold depends on the kind of question. */
export interface Place {
  step?: number
  outcome?: 'dropped' | 'in_progress' | Outcome
  group?: string
  key?: string
  from?: string
  to?: string
  label?: string
  depth?: number
  path?: string[]
  cohort?: string
  period?: number
}

const PAGE = 50
/** As many events a request as the longest journeys need few of. */
const EVENTS = 200

/** Customers by their id or a text in their traits, of everyone or of a segment. */
export const customersQuery = (workspace: string, search: string, segment: Segment | undefined, enabled: boolean) =>
  infiniteQueryOptions({
    queryKey: ['workspace', workspace, 'customers', search, segment ?? null],
    enabled,
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) => {
      const body = {
        limit: PAGE,
        ...(segment && { segment }),
        ...(search && { search }),
        ...(pageParam && { after: pageParam }),
      }
      return call('POST /api/v1/workspaces/{ws}/customers/search', { path: { ws: workspace }, body, signal })
    },
    getNextPageParam: (page) => page.next ?? undefined,
  })

/** Who is behind a number of an answer. */
export const behindQuery = (workspace: string, question: Question, at: Place) =>
  infiniteQueryOptions({
    queryKey: ['workspace', workspace, 'ask/customers', question, at],
    retry: false,
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) => {
      const body = { question, at, limit: PAGE, ...(pageParam && { after: pageParam }) }
      return call('POST /api/v1/workspaces/{ws}/ask/customers', { path: { ws: workspace }, body, signal })
    },
    getNextPageParam: (page) => page.next ?? undefined,
  })

export const customerQuery = (workspace: string, id: string) =>
  queryOptions({
    queryKey: ['workspace', workspace, 'customer', id],
    retry: false,
    queryFn: () => call('GET /api/v1/workspaces/{ws}/customers/{id}', { path: { ws: workspace, id } }),
  })

export const journeyQuery = (workspace: string, id: string) =>
  infiniteQueryOptions({
    queryKey: ['workspace', workspace, 'customer', id, 'events'],
    retry: false,
    initialPageParam: '',
    queryFn: ({ pageParam: after }) =>
      call('GET /api/v1/workspaces/{ws}/customers/{id}/events', {
        path: { ws: workspace, id },
        query: { limit: EVENTS, after },
      }),
    getNextPageParam: (page) => page.next ?? undefined,
  })
