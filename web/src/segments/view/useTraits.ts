import { useQuery } from '@tanstack/react-query'
import type { PropertySeen } from '../../api/data'
import { propertiesQuery } from '../../api/queries'
import { useWorkspace } from '../../explore/useExplore'

/** The traits that customers have. */
export function useTraits(): PropertySeen[] {
  const { data } = useQuery(propertiesQuery(useWorkspace()))
  return data?.items.filter((each) => each.of === 'customer') ?? []
}
