import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { MapDocument, Numbers } from '../../api/maps'
import { summaryQuery } from '../../api/queries'
import { useWorkspace } from '../../explore/useExplore'
import { useFormat } from '../../format/useFormat'
import { useMapSearch } from './useMapPage'

const DAY = 86_400_000

/** Whom and when, in words; everyone is not named. */
export function useMapWords(map: MapDocument | undefined, segment: string | undefined) {
  const { t } = useLingui()
  const format = useFormat()
  const [{ from, to, persona }] = useMapSearch()
  const { data: summary } = useQuery(summaryQuery(useWorkspace()))
  const chosen = map?.personas?.find((each) => each.key === persona)
  const first = from ?? summary?.from?.slice(0, 10)
  // The end of a period is the first day that is not in it; people name the last that is.
  const last = to ? Date.parse(to) - DAY : summary?.to ? Date.parse(summary.to) : undefined
  return {
    whom: chosen ? (chosen.name ?? chosen.key) : segment,
    days: first && last !== undefined ? t`${format.day(first)} to ${format.day(last, 'UTC')}` : undefined,
  }
}

/** Fit, whom, when and how much is explained, in one line; before it is measured, what the map is about. */
export function useMapSubtitle(
  map: MapDocument | undefined,
  numbers: Numbers | null,
  { whom, days }: ReturnType<typeof useMapWords>,
): string {
  const { t } = useLingui()
  const format = useFormat()
  if (!numbers) return map?.scenario ?? map?.goal ?? ' '
  return [
    numbers.fit !== null && t`Fit ${format.ratio(numbers.fit)}`,
    whom,
    t`${format.count(numbers.entered)} customers`,
    days,
    numbers.explained_share !== null && t`the map explains ${format.share(numbers.explained_share)} of events`,
  ]
    .filter(Boolean)
    .join(' · ')
}
