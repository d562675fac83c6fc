import { CompareControl } from './CompareControl'
import { ZoneControl } from './MoreControls'
import { PeriodControl } from './PeriodControl'
import { SegmentControl } from './SegmentControl'

/** Whom and when: what holds for everything on the page. */
export function ScopeBar() {
  return (
    <>
      <SegmentControl />
      <PeriodControl />
      <ZoneControl />
      <CompareControl />
    </>
  )
}
