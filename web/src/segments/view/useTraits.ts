import { useQuery } from '@tanstack/react-query'
import { propertiesQuery } from '../../api/queries'
import type { Property } from '../../api/types'
import { useWorkspace } from '../../explore/useExplore'

/** A property as the data describe it; traits are those of customers. */
type Described = Property & { of?: 'event' | 'customer' }

/** The traits that customers have. */
export function useTraits(): Property[] {
  const { data } = useQuery(propertiesQuery(useWorkspace()))
  return ((data?.items ?? []) as Described[]).filter((each) => each.of !== 'event')
}
