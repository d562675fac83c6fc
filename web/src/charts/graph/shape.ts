import type { TransitionEdge, TransitionsAnswer } from '../../api/types'
import { orderByFlow } from './order'

export interface Station {
  label: string
  x: number
  customers: number
  count: number
  share: number
  starts: number
  ends: number
}

export interface Arc extends TransitionEdge {
  id: string
  back: boolean
  path: string
  width: number
}

export interface Meander {
  stations: Station[]
  arcs: Arc[]
  /** Height of the highest arc above the line and of the deepest below. */
  above: number
  below: number
  /** Share of all transitions that the picture shows. */
  shown: number
}

/** What the picture calls an edge. */
export function edgeId({ from, to }: { from: string; to: string }): string {
  return `${from}>${to}`
}

/** How many steps a picture begins with: about as many as fit, and not so many that nobody reads them. */
export function fitting(width: number, leastStep: number): number {
  return Math.max(5, Math.min(11, Math.floor(width / leastStep)))
}

export const RADIUS = 11
const WIDEST = 18
const HIGHEST = 190

/**
 * The journey as a meander: the labels that most customers have stand on a line, in the order in which most flows
 * forward; arcs above it go forward, arcs below go back, as thick as the customers who take them.
 */
export function shapeMeander(answer: TransitionsAnswer, detail: number, width: number, leastStep: number): Meander {
  const chosen = [...answer.nodes]
    .sort((a, b) => b.customers - a.customers || a.label.localeCompare(b.label))
    .slice(0, detail)
  const inner = answer.edges.filter((edge) => edge.from !== '(start)' && edge.to !== '(end)' && edge.from !== edge.to)
  const labels = orderByFlow(
    chosen.map((node) => node.label),
    inner.map(({ from, to, customers }) => ({ from, to, weight: customers })),
  )
  const step = Math.max(leastStep, width / Math.max(1, labels.length))
  const x = new Map(labels.map((label, index) => [label, (index + 0.5) * step]))
  const sumOf = (edges: TransitionEdge[]) => edges.reduce((sum, edge) => sum + edge.customers, 0)
  const stations = labels.flatMap((label) => {
    const node = chosen.find((each) => each.label === label)
    if (!node) return []
    return [
      {
        ...node,
        x: x.get(label) ?? 0,
        share: answer.customers > 0 ? node.customers / answer.customers : 0,
        starts: sumOf(answer.edges.filter((edge) => edge.from === '(start)' && edge.to === label)),
        ends: sumOf(answer.edges.filter((edge) => edge.to === '(end)' && edge.from === label)),
      },
    ]
  })
  const between = inner.filter((edge) => x.has(edge.from) && x.has(edge.to)).sort((a, b) => b.customers - a.customers)
  // Three arcs a station show the shape; more hide it.
  const drawn = between.slice(0, labels.length * 3)
  const most = drawn[0]?.customers ?? 1
  const span = Math.max(1, labels.length - 1) * step
  const arcs = drawn.map((edge) => arc(edge, x.get(edge.from) ?? 0, x.get(edge.to) ?? 0, most, span))
  return { stations, arcs, ...extent(arcs), shown: sumOf(inner) > 0 ? sumOf(drawn) / sumOf(inner) : 0 }
}

interface Bent extends Arc {
  rise: number
}

function arc(edge: TransitionEdge, from: number, to: number, most: number, span: number): Bent {
  const back = to < from
  const rise = 28 + (HIGHEST - 28) * Math.sqrt(Math.abs(to - from) / span)
  const sign = back ? 1 : -1
  const lift = sign * RADIUS
  // The highest point of a cubic lies at three quarters of its handles.
  const handle = sign * (RADIUS + (rise * 4) / 3)
  return {
    ...edge,
    id: edgeId(edge),
    back,
    rise,
    width: Math.max(1.2, (WIDEST * edge.customers) / most),
    path: `M${from} ${lift}C${from} ${handle} ${to} ${handle} ${to} ${lift}`,
  }
}

function extent(arcs: Bent[]): { above: number; below: number } {
  const reach = (back: boolean) =>
    Math.max(0, ...arcs.filter((each) => each.back === back).map((each) => each.rise + RADIUS + each.width / 2))
  return { above: reach(false), below: reach(true) }
}
