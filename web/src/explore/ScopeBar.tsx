import { SegmentControl } from './SegmentControl'
import { PeriodControl } from './PeriodControl'
import { CompareControl, ZoneControl } from './MoreControls'

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
