import { memo } from 'react'
import { CompareControl } from './CompareControl'
import { PeriodControl } from './PeriodControl'
import { SegmentControl } from './SegmentControl'
import { ZoneControl } from './ZoneControl'

/** Whom and when: what holds for everything on the page. */
export const ScopeBar = memo(function ScopeBar() {
  return (
    <>
      <SegmentControl />
      <PeriodControl />
      <ZoneControl />
      <CompareControl />
    </>
  )
})
