import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { request } from './client'
import type { Outcome } from './conformance'
import { workspacePath } from './queries'
import type { Page, Question, Scalar, Segment } from './types'

export interface CustomerSeen {
  customer: string
  events: number
  first: string
  last: string
}
export interface CustomerRow extends CustomerSeen {
  traits: Record<string, Scalar>
}
export interface Customer extends CustomerRow {
  ids: { id: string; how: string }[]
}
export interface JourneyEvent {
  time: string
  event: string
  properties: Record<string, Scalar>
}

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
      return request<Page<CustomerRow>>(`${workspacePath(workspace)}/customers/search`, {
        method: 'POST',
        body,
        signal,
      })
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
      return request<Page<CustomerSeen>>(`${workspacePath(workspace)}/ask/customers`, { method: 'POST', body, signal })
    },
    getNextPageParam: (page) => page.next ?? undefined,
  })

const of = (workspace: string, id: string) => `${workspacePath(workspace)}/customers/${encodeURIComponent(id)}`

export const customerQuery = (workspace: string, id: string) =>
  queryOptions({
    queryKey: ['workspace', workspace, 'customer', id],
    retry: false,
    queryFn: () => request<Customer>(of(workspace, id)),
  })

export const journeyQuery = (workspace: string, id: string) =>
  infiniteQueryOptions({
    queryKey: ['workspace', workspace, 'customer', id, 'events'],
    retry: false,
    initialPageParam: '',
    queryFn: ({ pageParam }) => {
      const after = pageParam && `&after=${encodeURIComponent(pageParam)}`
      return request<Page<JourneyEvent>>(`${of(workspace, id)}/events?limit=${EVENTS}${after}`)
    },
    getNextPageParam: (page) => page.next ?? undefined,
  })
