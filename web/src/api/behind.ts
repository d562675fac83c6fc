import { queryOptions } from '@tanstack/react-query'
import { request } from './client'
import { workspacePath } from './queries'
import type { Page, Question } from './types'

export interface CustomerBehind {
  customer: string
  events: number
  first: string
  last: string
}

/** Who is behind a number of a question: `at` names the bar, link or cell. */
export const behindQuery = (workspace: string, question: Question, at: object, limit: number) =>
  queryOptions({
    queryKey: ['workspace', workspace, 'ask/customers', question, at, limit],
    staleTime: 60_000,
    retry: false,
    queryFn: ({ signal }) =>
      request<Page<CustomerBehind>>(`${workspacePath(workspace)}/ask/customers`, {
        method: 'POST',
        body: { question, at, limit },
        signal,
      }),
  })
