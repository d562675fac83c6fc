import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { rememberCsrf, request } from './client'
import type { EventSeen, PropertySeen, Summary } from './data'
import type {
  AnswerTo,
  ApiKey,
  Invitation,
  Me,
  Member,
  Page,
  Question,
  Segment,
  SignedIn,
  StoredDocument,
} from './types'

const MINUTE = 60_000

export const setupQuery = queryOptions({
  queryKey: ['setup'],
  queryFn: () => request<{ needed: boolean }>('/setup'),
})

export const meQuery = queryOptions({
  queryKey: ['me'],
  staleTime: 5 * MINUTE,
  retry: false,
  queryFn: async () => {
    const me = await request<Me>('/me')
    rememberCsrf(me.csrf)
    return me
  },
})

export const sessionsQuery = queryOptions({
  queryKey: ['me', 'sessions'],
  queryFn: () => request<Page<SignedIn>>('/me/sessions'),
})

const of = (workspace: string) => `/workspaces/${encodeURIComponent(workspace)}`

function list<T>(workspace: string, path: string, staleTime = 0) {
  return queryOptions({
    queryKey: ['workspace', workspace, path],
    staleTime,
    queryFn: () => request<Page<T>>(`${of(workspace)}/${path}`),
  })
}

export const membersQuery = (workspace: string) => list<Member>(workspace, 'members')
export const invitationsQuery = (workspace: string) => list<Invitation>(workspace, 'invitations')
export const keysQuery = (workspace: string) => list<ApiKey>(workspace, 'keys')
export const questionsQuery = (workspace: string) => list<StoredDocument<Question>>(workspace, 'documents/question')
export const segmentsQuery = (workspace: string) =>
  list<StoredDocument<Segment>>(workspace, 'documents/segment', MINUTE)
export const eventsQuery = (workspace: string) => list<EventSeen>(workspace, 'data/events', MINUTE)
export const propertiesQuery = (workspace: string) => list<PropertySeen>(workspace, 'data/properties', MINUTE)

export const summaryQuery = (workspace: string) =>
  queryOptions({
    queryKey: ['workspace', workspace, 'data/summary'],
    staleTime: MINUTE,
    queryFn: () => request<Summary>(`${of(workspace)}/data/summary`),
  })

/** The answer to a question; the one before stays on screen until the new one is there. */
export const answerQuery = <Q extends Question>(workspace: string, question: Q, enabled: boolean) =>
  queryOptions({
    queryKey: ['workspace', workspace, 'ask', question],
    staleTime: MINUTE,
    retry: false,
    enabled,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => request<AnswerTo<Q>>(`${of(workspace)}/ask`, { method: 'POST', body: question, signal }),
  })

export const workspacePath = of
