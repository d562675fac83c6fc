import { useCallback, useEffect, useRef, useState } from 'react'
import { request } from '../api/client'
import { followJob, isOver, type Job, type JobKind } from '../api/jobs'
import { ApiError } from '../api/problem'
import { workspacePath } from '../api/queries'

/** A long piece of work of the server: begun, watched, and taken back if the reader wants. */
export function useJob<R>(workspace: string, onDone?: (result: R) => void) {
  const [job, setJob] = useState<Job<R> | null>(null)
  const [failure, setFailure] = useState<Error | null>(null)
  const leave = useRef<() => void>(undefined)
  const done = useRef(onDone)
  done.current = onDone
  useEffect(() => () => leave.current?.(), [])

  const watch = useCallback(
    (first: Job<R>) => {
      leave.current?.()
      setJob(first)
      leave.current = followJob(workspace, first.id, (next) => {
        setJob(next as Job<R>)
        if (next.state === 'done') done.current?.(next.result as R)
        if (next.state === 'failed') setFailure(new ApiError(next.problem ?? { title: next.kind, status: 500 }))
      })
    },
    [workspace],
  )

  const start = useCallback(
    async (kind: JobKind, body: object) => {
      setFailure(null)
      try {
        watch(await request<Job<R>>(`${workspacePath(workspace)}/jobs/${kind}`, { method: 'POST', body }))
      } catch (refusal) {
        setFailure(refusal as Error)
      }
    },
    [workspace, watch],
  )

  const cancel = useCallback(async () => {
    if (job) await request(`${workspacePath(workspace)}/jobs/${job.id}`, { method: 'DELETE' }).catch(setFailure)
  }, [workspace, job])

  const running = job !== null && !isOver(job)
  return { job, running, failure, start, watch, cancel }
}
