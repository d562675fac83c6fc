import { OUTCOMES, type Outcome } from '../../api/conformance'
import { type ExploreSearch, readSearch } from '../../explore/search'

export type Shown = 'drawn' | 'measured' | 'both'

/** What the address of a map holds: whom and when, the chosen step, and how it is shown. */
export interface MapSearch extends ExploreSearch {
  /** Key of a persona of the map; stands in for `segment`. */
  persona?: string
  step?: string
  /** Which of the step's customers are listed. */
  see?: Outcome
  /** The picture where left out. */
  view?: 'table'
  /** What is measured where left out. */
  show?: 'drawn' | 'both'
}

export function readMapSearch(search: Record<string, unknown>): MapSearch {
  const { from, to, zone, segment } = readSearch(search)
  const text = (key: string) =>
    typeof search[key] === 'string' && search[key] !== '' ? (search[key] as string) : undefined
  const [persona, step, show] = [text('persona'), text('step'), text('show')]
  const see = OUTCOMES.find((each) => each === search.see)
  return {
    ...(from && { from }),
    ...(to && { to }),
    ...(zone && { zone }),
    ...(segment && !persona && { segment }),
    ...(persona && { persona }),
    ...(step && { step }),
    ...(step && see && { see }),
    ...(text('view') === 'table' && { view: 'table' as const }),
    ...((show === 'drawn' || show === 'both') && { show }),
  }
}
