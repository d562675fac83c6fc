import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { segmentsQuery, summaryQuery } from '../api/queries'
import type { Question } from '../api/types'
import { useFormat } from '../format/useFormat'
import { usePageScope, useWorkspace } from './useExplore'

const DAY = 86_400_000

/** Whom and when, in one line: “Everyone · 1 Sep to 20 Nov · Europe/Bucharest”. */
export function useScopeInWords({ from, to, timezone }: Question): string {
  const { t } = useLingui()
  const format = useFormat()
  const workspace = useWorkspace()
  const [{ segment }] = usePageScope()
  const { data: segments } = useQuery(segmentsQuery(workspace))
  const { data: summary } = useQuery(summaryQuery(workspace))
  const whom = segments?.items.find((each) => each.key === segment)?.name ?? t`Everyone`
  const first = from ?? summary?.from?.slice(0, 10)
  // The end of a period is the first day that is not in it; people name the last that is.
  const last = to ? Date.parse(to) - DAY : summary?.to ? Date.parse(summary.to) : undefined
  const days = first && last !== undefined ? [t`${format.day(first)} to ${format.day(last, 'UTC')}`] : []
  return [whom, ...days, timezone ?? 'UTC'].join(' · ')
}
