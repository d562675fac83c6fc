import { useLingui } from '@lingui/react/macro'
import type { PathsAnswer } from '../../api/types'
import { useCounted } from '../../explore/useCounted'
import { readable } from '../../format/name'
import { useFormat } from '../../format/useFormat'
import { useMarks } from '../../format/useMarks'
import { useRoving } from '../../parts/useRoving'
import { useWidth } from '../../parts/useWidth'
import { Wide } from '../../parts/Wide'
import chart from '../Chart.module.css'
import { wrap } from '../wrap'
import { ENDS, type FlowNode, NODE_WIDTH, OTHER, type Ribbon, shapeFlow } from './shape'

interface Props {
  answer: PathsAnswer
  backward: boolean
  selected: string | null
  onSelect: (id: string) => void
}

const LEAST_STEP = 148
const LABEL_WIDTH = 124
const BODY = 300
/** Over each column stands how far from the beginning it is. */
const HEAD = 20

function ribbonLook({ from, to }: Ribbon): string | undefined {
  if (ENDS.has(to)) return chart.ribbonEnd
  return from === OTHER || to === OTHER ? chart.ribbonOther : chart.ribbon
}

function nodeLook({ label }: FlowNode): string | undefined {
  if (ENDS.has(label)) return chart.loss
  return label === OTHER ? chart.other : chart.river
}

/** Where customers flow, step by step. The ribbons stand in reading order before the nodes they lead to. */
export function FlowView({ answer, backward, selected, onSelect }: Props) {
  const { t } = useLingui()
  const format = useFormat()
  const counted = useCounted()
  const marks = useMarks()
  const [ref, width] = useWidth<HTMLDivElement>()
  const depths = Math.max(0, ...answer.nodes.map((node) => node.depth))
  const total = Math.max(width, depths * LEAST_STEP + LABEL_WIDTH)
  const { nodes, ribbons, height, step } = shapeFlow(answer, total, BODY, backward, LABEL_WIDTH)
  const heads = nodes.filter((node, index) => nodes.findIndex((each) => each.depth === node.depth) === index)
  const mark = useRoving(nodes.length + ribbons.length)
  const name = (label: string) => marks[label] ?? readable(label)
  const lit = (each: Ribbon) => selected === each.source.id || selected === each.target.id
  const letters = Math.floor(Math.min(step || LABEL_WIDTH, 180) / 7)
  return (
    <Wide ref={ref}>
      {width > 0 && (
        <svg
          data-picture
          className={chart.svg}
          width={total}
          height={height + HEAD}
          viewBox={`0 ${-HEAD} ${total} ${height + HEAD}`}
          role="group"
          aria-label={t`Flow of customers`}
        >
          {heads.map(({ depth, x }) => (
            <text key={depth} x={x} y={-6} className={chart.quiet}>
              {depth === 0 ? (backward ? t`end` : t`start`) : `${backward ? '−' : '+'}${format.count(depth)}`}
            </text>
          ))}
          {ribbons.map((each, index) => (
            <g
              key={each.id}
              className={chart.mark}
              aria-label={t`From ${name(each.from)} to ${name(each.to)}: ${counted.some(each.customers)}`}
              {...mark(nodes.length + index, () => onSelect(each.id), selected === each.id)}
            >
              <path d={each.path} className={lit(each) ? `${ribbonLook(each)} ${chart.lit}` : ribbonLook(each)} />
            </g>
          ))}
          {nodes.map((node, index) => (
            <g key={node.id} className={chart.mark} {...mark(index, () => onSelect(node.id), selected === node.id)}>
              <title>{t`Step ${node.depth}, ${name(node.label)}: ${counted.some(node.customers)}`}</title>
              <rect
                x={node.x - 2}
                y={node.y - 34}
                width={NODE_WIDTH + 60}
                height={node.height + 36}
                fill="transparent"
              />
              <rect className={nodeLook(node)} x={node.x} y={node.y} width={NODE_WIDTH} height={node.height} rx={2} />
              <rect
                className={chart.outline}
                x={node.x - 3}
                y={node.y - 3}
                width={NODE_WIDTH + 6}
                height={node.height + 6}
                rx={4}
              />
              <text x={node.x} y={node.y - 21} className={`${chart.strong} ${chart.halo}`}>
                {wrap(name(node.label), letters, 1)[0]}
              </text>
              <text x={node.x} y={node.y - 6} className={`${chart.quiet} ${chart.halo}`}>
                {format.share(node.share)} · {format.count(node.customers, true)}
              </text>
            </g>
          ))}
        </svg>
      )}
    </Wide>
  )
}
