import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { isOver, type Job, type JobKind, jobsQuery } from '../api/jobs'

/** Goes on watching a job that was begun before the page was left or loaded again. */
export function useAdopted<R>(workspace: string, kind: JobKind, watch: (job: Job<R>) => void): void {
  const { data } = useQuery(jobsQuery(workspace))
  const id = data?.items.find((each) => each.kind === kind && !isOver(each))?.id
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another job is a reason to watch another
  useEffect(() => {
    const job = data?.items.find((each) => each.id === id)
    if (job) watch(job as Job<R>)
  }, [id, watch])
}
