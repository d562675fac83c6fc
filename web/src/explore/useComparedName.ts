import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { segmentsQuery } from '../api/queries'
import { useFormat } from '../format/useFormat'
import { usePageScope, useWorkspace } from './useExplore'

const DAY = 86_400_000

/** What the page is compared with; null where with nothing. */
export function useComparedName(): string | null {
  const { t } = useLingui()
  const format = useFormat()
  const [{ compare, cfrom, cto }] = usePageScope()
  const { data } = useQuery(segmentsQuery(useWorkspace()))
  if (!compare) return null
  if (compare === 'previous') return t`Period before`
  if (compare === 'period') {
    return cfrom && cto ? t`${format.day(cfrom)} to ${format.day(Date.parse(cto) - DAY, 'UTC')}` : t`Another period`
  }
  return data?.items.find((each) => each.key === compare)?.name ?? compare
}
