import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { documentQuery } from '../../api/documents'
import { type MapDocument, type MapScope, pictureQuery } from '../../api/maps'
import { segmentsQuery, summaryQuery } from '../../api/queries'
import { type MapSearch, readMapSearch } from '../core/search'

/** What the address says of the map page, and how to change it. A change of what is chosen makes no step to go back to. */
export function useMapSearch() {
  const search = readMapSearch(useSearch({ strict: false }))
  const navigate = useNavigate()
  const change = useCallback(
    (changed: { [K in keyof MapSearch]?: MapSearch[K] | '' }, replace = false) =>
      void navigate({
        to: '.',
        replace,
        resetScroll: false,
        search: (before: Record<string, unknown>) => ({ ...before, ...changed }) as MapSearch,
      }),
    [navigate],
  )
  return [search, change] as const
}

/** The map of the page, whom and when it is about, and its drawings. */
export function useMapPage() {
  const { workspace = '', key = '' } = useParams({ strict: false })
  const [search, change] = useMapSearch()
  const map = useQuery(documentQuery<MapDocument>(workspace, 'map', key))
  const segments = useQuery(segmentsQuery(workspace))
  const { data: summary } = useQuery(summaryQuery(workspace))
  const segment = segments.data?.items.find((each) => each.key === search.segment)
  const { from, to, zone, persona } = search
  const scope = useMemo(
    (): MapScope => ({
      ...(persona ? { persona } : segment && { segment: segment.body }),
      ...(from && { from }),
      ...(to && { to }),
      ...(zone && zone !== 'UTC' && { timezone: zone }),
    }),
    [persona, segment, from, to, zone],
  )
  const noData = summary?.events === 0
  const shown = noData ? 'drawn' : (search.show ?? 'measured')
  const ready = map.isSuccess && (!search.segment || segments.isSuccess)
  const measured = useQuery(pictureQuery(workspace, { map: key, ...scope, numbers: true }, ready && shown !== 'drawn'))
  const drawn = useQuery(pictureQuery(workspace, { map: key, numbers: false }, ready && shown !== 'measured'))
  return { workspace, key, search, change, map, scope, segment, noData, shown, measured, drawn, summary } as const
}
