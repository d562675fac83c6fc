import { request } from './client'
import type { Problem } from './problem'
import { workspacePath } from './queries'
import type { Segment } from './types'

export interface DiscoveryAsked {
  name?: string
  language?: 'en' | 'ro'
  currency?: string
  segment?: Segment
}
export interface Discovery {
  id: string
  state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled'
  progress: number | null
  stage: string
  result: { map: string } | null
  problem: Problem | null
}

export function startDiscovery(workspace: string, asked: DiscoveryAsked): Promise<Discovery> {
  return request<Discovery>(`${workspacePath(workspace)}/jobs/discover`, { method: 'POST', body: asked })
}

export function cancelDiscovery(workspace: string, id: string): Promise<void> {
  return request<void>(`${workspacePath(workspace)}/jobs/${encodeURIComponent(id)}`, { method: 'DELETE' })
}

export function isOver({ state }: Discovery): boolean {
  return state === 'done' || state === 'failed' || state === 'cancelled'
}

/** Tells of each change until the job is over. Returns what stops listening; the job itself goes on. */
export function followDiscovery(workspace: string, id: string, tell: (job: Discovery) => void): () => void {
  const place = `${workspacePath(workspace)}/jobs/${encodeURIComponent(id)}`
  const source = new EventSource(`/api/v1${place}/events`)
  source.addEventListener('job', (event) => {
    const job = JSON.parse((event as MessageEvent<string>).data) as Discovery
    tell(job)
    if (isOver(job)) source.close()
  })
  // A line that breaks is taken up again by the browser; one that is refused says once how the job stands.
  source.addEventListener('error', () => {
    if (source.readyState === EventSource.CLOSED) void request<Discovery>(place).then(tell, () => undefined)
  })
  return () => source.close()
}
