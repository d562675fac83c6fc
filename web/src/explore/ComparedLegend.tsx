import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { segmentsQuery } from '../api/queries'
import chart from '../charts/Chart.module.css'
import styles from './ComparedLegend.module.css'
import { comparesSegment } from './scope'
import { useComparedName } from './useComparedName'
import { usePageScope, useWorkspace } from './useExplore'

/**
 * How a page tells what it is compared with: by marks of the picture, in the table with intervals, or as plain shares
 * or numbers, which have no interval.
 */
export type ComparedMark = 'hatched' | 'thin' | 'dashed' | 'table' | 'shares' | 'numbers'

const MARKS: ReadonlySet<ComparedMark> = new Set(['hatched', 'thin', 'dashed'])
const PLAIN: ReadonlySet<ComparedMark> = new Set(['shares', 'numbers'])

/** Which mark is whose, where two are compared, and what their differences mean. */
export function ComparedLegend({ mark }: { mark: ComparedMark }) {
  const { t } = useLingui()
  const [search] = usePageScope()
  const other = useComparedName()
  const { data } = useQuery(segmentsQuery(useWorkspace()))
  const segments = comparesSegment(search)
  const whom = data?.items.find((each) => each.key === search.segment)?.name ?? t`Everyone`
  const own = segments ? whom : t`This period`
  return (
    <p className={styles.legend}>
      {MARKS.has(mark) ? (
        <>
          <span className={styles.entry}>
            <Swatch mark="own" line={mark === 'dashed'} />
            {own}
          </span>
          <span className={styles.entry}>
            <Swatch mark={mark} />
            {other}
          </span>
        </>
      ) : mark === 'numbers' ? (
        <Trans>
          {own}; {other} below each number
        </Trans>
      ) : (
        <Trans>
          {own} in the picture; {other} beside it in the table
        </Trans>
      )}
      <span className={styles.note}>
        {PLAIN.has(mark) ? null : segments && !search.segment ? (
          <Trans>Differences in points, with their 95% interval, which is rough here: everyone includes {other}.</Trans>
        ) : (
          <Trans>Differences in percentage points, with their 95% interval.</Trans>
        )}
      </span>
    </p>
  )
}

function Swatch({ mark, line = mark === 'dashed' }: { mark: ComparedMark | 'own'; line?: boolean }) {
  const hatch = useId()
  return (
    <svg aria-hidden="true" width={16} height={12}>
      {mark === 'hatched' && (
        <pattern id={hatch} width={6} height={6} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width={6} height={6} className={chart.soft} />
          <line x1={1} x2={1} y1={0} y2={6} className={chart.hatch} />
        </pattern>
      )}
      {line ? (
        <line x1={0} x2={16} y1={6} y2={6} className={mark === 'own' ? styles.own : styles.dashed} />
      ) : mark === 'hatched' ? (
        <rect width={16} height={12} rx={2} fill={`url(#${hatch})`} />
      ) : mark === 'thin' ? (
        <rect y={3} width={16} height={6} rx={1} className={chart.river} opacity={0.7} />
      ) : (
        <rect width={16} height={12} rx={2} className={chart.river} />
      )}
    </svg>
  )
}
