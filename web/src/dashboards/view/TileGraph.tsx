import { useMemo } from 'react'
import type { TransitionsAnswer } from '../../api/types'
import { shapeMeander } from '../../charts/graph/shape'
import { MeanderView } from '../../charts/graph/View'
import { useWidth } from '../../parts/useWidth'

const LEAST_STEP = 68
/** As many steps as can be read in half a page. */
const DETAIL = 9

export function TileGraph({ answer, onOpen }: { answer: TransitionsAnswer; onOpen: () => void }) {
  const [ref, width] = useWidth<HTMLDivElement>()
  const shape = useMemo(() => shapeMeander(answer, DETAIL, width, LEAST_STEP), [answer, width])
  const step = Math.max(LEAST_STEP, width / Math.max(1, shape.stations.length))
  return (
    <div ref={ref}>
      {width > 0 && <MeanderView shape={shape} width={width} step={step} selected={null} onSelect={onOpen} />}
    </div>
  )
}
