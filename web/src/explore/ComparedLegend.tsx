import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { segmentsQuery } from '../api/queries'
import chart from '../charts/Chart.module.css'
import styles from './ComparedLegend.module.css'
import { comparesSegment } from './scope'
import { useComparedName } from './useComparedName'
import { usePageScope, useWorkspace } from './useExplore'

/** Which bar is whose, where two are compared. */
export function ComparedLegend() {
  const { t } = useLingui()
  const hatch = useId()
  const [search] = usePageScope()
  const other = useComparedName()
  const { data } = useQuery(segmentsQuery(useWorkspace()))
  const whom = data?.items.find((each) => each.key === search.segment)?.name ?? t`Everyone`
  return (
    <p className={styles.legend}>
      <svg aria-hidden="true" width={16} height={12}>
        <rect width={16} height={12} rx={2} className={chart.river} />
      </svg>
      {comparesSegment(search) ? whom : t`This period`}
      <svg aria-hidden="true" width={16} height={12}>
        <pattern id={hatch} width={6} height={6} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width={6} height={6} className={chart.soft} />
          <line x1={1} x2={1} y1={0} y2={6} className={chart.hatch} />
        </pattern>
        <rect width={16} height={12} rx={2} fill={`url(#${hatch})`} />
      </svg>
      {other}
      <span className={styles.note}>
        {comparesSegment(search) && !search.segment ? (
          <Trans>differences in points with their 95 % interval, which is rough here: everyone includes {other}</Trans>
        ) : (
          <Trans>differences in percentage points with their 95 % interval</Trans>
        )}
      </span>
    </p>
  )
}
