import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { answerQuery, segmentsQuery } from '../../api/queries'
import type { Answer, Question } from '../../api/types'
import { askedPair, needsSegments } from '../../explore/asked'
import { usePageScope, useWorkspace } from '../../explore/useExplore'

/**
 * A saved question as the dashboard asks it: segment, period, zone and comparison are those of the page. Days that the
 * question has of its own hold only while the page names none.
 */
export function useTileAnswer(question: Question) {
  const workspace = useWorkspace()
  const [search] = usePageScope()
  const segments = useQuery(segmentsQuery(workspace))
  const { asked, other } = useMemo(() => {
    const { from, to, ...undated } = question
    const dated = search.from || search.to ? (undated as Question) : question
    return askedPair(dated, search, segments.data?.items)
  }, [question, search, segments.data])
  const ready = !needsSegments(search) || segments.isSuccess
  const answer = useQuery(answerQuery(workspace, asked, ready))
  const compared = useQuery(answerQuery(workspace, other ?? asked, ready && other !== null))
  return {
    asked,
    search,
    answer: answer.data as Answer | undefined,
    compared: (other ? compared.data : undefined) as Answer | undefined,
    error: answer.error,
    busy: answer.isFetching || (other !== null && compared.isFetching),
  }
}
