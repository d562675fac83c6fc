import { type QueryKey, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'

/** Answers mostly come at once; only one that does not is spoken of. */
const SLOW_MILLIS = 1_500

export interface Wait {
  /** The answer takes its time. */
  slow: boolean
  /** The reader has stopped it, and nothing is there to be shown. */
  stopped: boolean
  stop: () => void
  again: () => void
}

interface Asking {
  isFetching: boolean
  isPlaceholderData: boolean
  data: unknown
  refetch: () => unknown
}

/** Waiting for a long answer, and giving it up: the server stops working when the connection goes. */
export function useWait(queryKey: QueryKey, answer: Asking): Wait {
  const queries = useQueryClient()
  const key = JSON.stringify(queryKey)
  const [slow, setSlow] = useState(false)
  const [stopped, setStopped] = useState<string | null>(null)
  const { isFetching, isPlaceholderData, data, refetch } = answer
  useEffect(() => {
    if (!isFetching) return
    const timer = setTimeout(() => setSlow(true), SLOW_MILLIS)
    return () => {
      clearTimeout(timer)
      setSlow(false)
    }
  }, [isFetching])
  return {
    slow: slow && isFetching,
    stopped: stopped === key && !isFetching && (data === undefined || isPlaceholderData),
    stop: () => {
      setStopped(key)
      void queries.cancelQueries({ queryKey, exact: true })
    },
    again: () => {
      setStopped(null)
      void refetch()
    },
  }
}
