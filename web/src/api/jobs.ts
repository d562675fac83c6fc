import { queryOptions } from '@tanstack/react-query'
import { request } from './client'
import type { Reject } from './data'
import type * as told from './generated'
import type { Problem } from './problem'
import { workspacePath } from './queries'
import type { Page } from './types'

export type { JobKind, JobState } from './generated'

/** A job; the OpenAPI document does not say what comes of each kind. */
export type Job<R = unknown> = Omit<told.Job, 'result' | 'problem'> & { result: R | null; problem: Problem | null }

/** What values of a property are. */
export type ValueKind = 'text' | 'number' | 'boolean'

export interface ImportResult {
  events: number
  files: { name: string; rows: number; events: number; rejected: Reject[]; notes: string[] }[]
  conflicts: { property: string; was: ValueKind; found: ValueKind; example: string }[]
}

export interface DiscoverResult {
  map: string
}

export const jobsQuery = (workspace: string) =>
  queryOptions({
    queryKey: ['workspace', workspace, 'jobs'],
    queryFn: () => request<Page<Job>>(`${workspacePath(workspace)}/jobs`),
  })

export function isOver({ state }: Job): boolean {
  return state === 'done' || state === 'failed' || state === 'cancelled'
}

const AGAIN_MILLIS = 1_000

/**
 * Tells of a job at each change until it is over. Where the stream of events breaks for good, as behind a proxy that
 * holds it back, the job is asked for once a second instead.
 */
export function followJob(workspace: string, id: string, onChange: (job: Job) => void): () => void {
  const path = `${workspacePath(workspace)}/jobs/${encodeURIComponent(id)}`
  const source = new EventSource(`/api/v1${path}/events`)
  let timer: ReturnType<typeof setTimeout> | undefined
  let left = false

  function leave() {
    left = true
    source.close()
    clearTimeout(timer)
  }
  function tell(job: Job) {
    if (left) return
    if (isOver(job)) leave()
    onChange(job)
  }
  async function ask() {
    try {
      tell(await request<Job>(path))
    } catch {
      // Asked again below: a server that restarts comes back.
    }
    if (!left && source.readyState === EventSource.CLOSED) timer = setTimeout(() => void ask(), AGAIN_MILLIS)
  }

  source.addEventListener('job', (event) => tell(JSON.parse((event as MessageEvent<string>).data) as Job))
  source.addEventListener('error', () => void ask())
  return leave
}
