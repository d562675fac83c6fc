import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { answerQuery, eventsQuery, segmentsQuery } from '../api/queries'
import type { Answer, Question, Scope } from '../api/types'
import { askedPair, needsSegments } from './asked'
import { KINDS, type PageName } from './kinds'
import { type ExploreSearch, readSearch } from './search'
import { suggest } from './suggest'
import { decode, encode, type Json } from './url'
import { useWait, type Wait } from './useWait'

const PAGES = Object.fromEntries(KINDS.map(({ ask, page }) => [ask, page])) as Record<Question['ask'], PageName>

export function useWorkspace(): string {
  return useParams({ strict: false }).workspace ?? ''
}

/** The page's scope, kept in the address. */
export function usePageScope() {
  const given = useSearch({ strict: false })
  const search = useMemo(() => readSearch(given), [given])
  const navigate = useNavigate()
  const change = useCallback(
    (changed: ExploreSearch) =>
      void navigate({
        to: '.',
        search: (before: Record<string, unknown>) => ({ ...before, ...changed }) as ExploreSearch,
      }),
    [navigate],
  )
  return [search, change] as const
}

/** Reads a question of one kind from the address; what is missing in it comes from the suggestion. */
export function readQuestion<Q extends Question>(text: string | undefined, fallback: Q): Q {
  const read = text ? decode(text) : undefined
  if (read === null || typeof read !== 'object' || Array.isArray(read) || read.ask !== fallback.ask) return fallback
  return { ...(isWhole(read) ? {} : fallback), ...read } as unknown as Q
}

/** Lists must be lists, or the controls could not show them. */
function isWhole(read: { [key: string]: Json }): boolean {
  return (read.ask !== 'funnel' && read.ask !== 'conformance') || Array.isArray(read.steps)
}

/** What the frame of a page needs to know of its question. */
export interface Explored {
  page: PageName
  /** As it is asked: with the page's segment, period and zone. */
  asked: Question
  answer: { isFetching: boolean; error: Error | null; data: Answer | undefined }
  compared: Answer | undefined
  wait: Wait
  /** Changes whose journeys are counted, or which events. */
  setScope: (scope: Pick<Scope, 'per' | 'events'>) => void
}

/** The question of the page, its answer, and the answer it is compared with. */
export function useExplore<A extends Question['ask']>(ask: A) {
  type Q = Extract<Question, { ask: A }>
  const workspace = useWorkspace()
  const [search, change] = usePageScope()
  const events = useQuery(eventsQuery(workspace))
  const segments = useQuery(segmentsQuery(workspace))
  const names = useMemo(() => events.data?.items.map((each) => each.name) ?? [], [events.data])
  const question = useMemo(() => readQuestion(search.q, suggest(ask, names) as Q), [search.q, ask, names])
  const ready = (search.q !== undefined || !events.isPending) && (!needsSegments(search) || segments.isSuccess)
  const { asked, other } = useMemo(
    () => askedPair(question, search, segments.data?.items),
    [question, search, segments.data],
  )
  const asking = answerQuery(workspace, asked, ready)
  const answer = useQuery(asking)
  const wait = useWait(asking.queryKey, answer)

  const compared = useQuery(answerQuery(workspace, other ?? asked, ready && other !== null))

  const setQuestion = useCallback((next: Q) => change({ q: encode(next as unknown as Json) }), [change])
  const setScope = useCallback(
    (scope: Pick<Scope, 'per' | 'events'>) => setQuestion({ ...question, ...scope }),
    [question, setQuestion],
  )
  return {
    page: PAGES[ask],
    workspace,
    search,
    question,
    asked,
    setQuestion,
    setScope,
    answer,
    data: answer.data,
    compared: other ? compared.data : undefined,
    wait,
  }
}
