import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { call, rememberCsrf } from './client'
import type { AnswerTo, Page, Question, Segment, StoredDocument } from './types'

const MINUTE = 60_000

export const setupQuery = queryOptions({
  queryKey: ['setup'],
  queryFn: () => call('GET /api/v1/setup', {}),
})

export const meQuery = queryOptions({
  queryKey: ['me'],
  staleTime: 5 * MINUTE,
  retry: false,
  queryFn: async () => {
    const me = await call('GET /api/v1/me', {})
    rememberCsrf(me.csrf)
    return me
  },
})

export const sessionsQuery = queryOptions({
  queryKey: ['me', 'sessions'],
  queryFn: () => call('GET /api/v1/me/sessions', {}),
})

const of = (workspace: string) => `/workspaces/${encodeURIComponent(workspace)}`

/** A query of something that a workspace holds, kept under the path it has there. */
function held<T>(workspace: string, path: string, ask: (path: { ws: string }) => Promise<T>, staleTime = 0) {
  return queryOptions({
    queryKey: ['workspace', workspace, path],
    staleTime,
    queryFn: () => ask({ ws: workspace }),
  })
}

function documents<T>(workspace: string, kind: 'question' | 'segment', staleTime = 0) {
  const ask = async (path: { ws: string }) =>
    (await call('GET /api/v1/workspaces/{ws}/documents/{kind}', { path: { ...path, kind } })) as Page<StoredDocument<T>>
  return held(workspace, `documents/${kind}`, ask, staleTime)
}

export const membersQuery = (workspace: string) =>
  held(workspace, 'members', (path) => call('GET /api/v1/workspaces/{ws}/members', { path }))
export const invitationsQuery = (workspace: string) =>
  held(workspace, 'invitations', (path) => call('GET /api/v1/workspaces/{ws}/invitations', { path }))
export const keysQuery = (workspace: string) =>
  held(workspace, 'keys', (path) => call('GET /api/v1/workspaces/{ws}/keys', { path }))
export const questionsQuery = (workspace: string) => documents<Question>(workspace, 'question')
export const segmentsQuery = (workspace: string) => documents<Segment>(workspace, 'segment', MINUTE)
export const eventsQuery = (workspace: string) =>
  held(workspace, 'data/events', (path) => call('GET /api/v1/workspaces/{ws}/data/events', { path }), MINUTE)
export const propertiesQuery = (workspace: string) =>
  held(workspace, 'data/properties', (path) => call('GET /api/v1/workspaces/{ws}/data/properties', { path }), MINUTE)
export const summaryQuery = (workspace: string) =>
  held(workspace, 'data/summary', (path) => call('GET /api/v1/workspaces/{ws}/data/summary', { path }), MINUTE)

/** The answer to a question; the one before stays on screen until the new one is there. */
export const answerQuery = <Q extends Question>(workspace: string, question: Q, enabled: boolean) =>
  queryOptions({
    queryKey: ['workspace', workspace, 'ask', question],
    staleTime: MINUTE,
    retry: false,
    enabled,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => {
      const answer = await call('POST /api/v1/workspaces/{ws}/ask', { path: { ws: workspace }, body: question, signal })
      // The answer is of the kind of the question.
      return answer as AnswerTo<Q>
    },
  })

export const workspacePath = of
