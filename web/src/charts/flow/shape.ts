import type { PathLink, PathNode, PathsAnswer } from '../../api/types'

export const OTHER = '(other)'
export const ENDS: ReadonlySet<string> = new Set(['(end)', '(start)'])

export interface FlowNode extends PathNode {
  id: string
  x: number
  y: number
  height: number
  share: number
}

export interface Ribbon extends PathLink {
  id: string
  source: FlowNode
  target: FlowNode
  path: string
  share: number
}

export interface Flow {
  nodes: FlowNode[]
  ribbons: Ribbon[]
  height: number
  step: number
}

export const NODE_WIDTH = 12
/** Above each node stands its label: two lines of text. */
const GAP = 44
/** A node with one customer can still be seen and hit. */
const LEAST = 2

/** `1|visit`: a label at a depth. */
export function nodeId(depth: number, label: string): string {
  return `${depth}|${label}`
}

/** What comes below the named labels: the rest, then those who left. */
function rank(label: string): number {
  if (ENDS.has(label)) return 2
  return label === OTHER ? 1 : 0
}

/**
 * Places an answer of paths: a column for each depth, heights by customers, ribbons that leave and arrive in the
 * order of what they join, so that they cross as little as they can. Backward flows run from right to left in time,
 * and are drawn so that the anchor stands at the right.
 */
export function shapeFlow(
  answer: PathsAnswer,
  width: number,
  bodyHeight: number,
  backward: boolean,
  labelWidth: number,
): Flow {
  const depths = Math.max(0, ...answer.nodes.map((node) => node.depth)) + 1
  const step = depths > 1 ? (width - NODE_WIDTH - labelWidth) / (depths - 1) : 0
  const rows = Math.max(
    1,
    ...Array.from({ length: depths }, (_, depth) => answer.nodes.filter((node) => node.depth === depth).length),
  )
  const scale = answer.customers > 0 ? bodyHeight / answer.customers : 0
  const columns = Array.from({ length: depths }, (_, depth) =>
    placeColumn(answer, depth, backward ? depths - 1 - depth : depth, step, scale),
  )
  const nodes = columns.flat()
  const byId = new Map(nodes.map((node) => [node.id, node]))
  return {
    nodes,
    ribbons: placeRibbons(answer.links, byId, answer.customers, scale, backward),
    height: bodyHeight + rows * GAP + LEAST * rows,
    step,
  }
}

function placeColumn(answer: PathsAnswer, depth: number, column: number, step: number, scale: number): FlowNode[] {
  const nodes = answer.nodes
    .filter((node) => node.depth === depth && node.customers > 0)
    .sort((a, b) => rank(a.label) - rank(b.label) || b.customers - a.customers || a.label.localeCompare(b.label))
  let y = 0
  return nodes.map((node) => {
    y += GAP
    const height = Math.max(LEAST, node.customers * scale)
    const placed = {
      ...node,
      id: nodeId(depth, node.label),
      x: column * step,
      y,
      height,
      share: answer.customers > 0 ? node.customers / answer.customers : 0,
    }
    y += height
    return placed
  })
}

function placeRibbons(
  links: PathLink[],
  nodes: Map<string, FlowNode>,
  total: number,
  scale: number,
  backward: boolean,
): Ribbon[] {
  const joined = links.flatMap((link) => {
    const source = nodes.get(nodeId(link.depth, link.from))
    const target = nodes.get(nodeId(link.depth + 1, link.to))
    return source && target && link.customers > 0 ? [{ link, source, target }] : []
  })
  const leaving = new Map<string, number>()
  const arriving = new Map<string, number>()
  const byTarget = [...joined].sort((a, b) => a.target.y - b.target.y)
  const outAt = new Map(byTarget.map((each) => [each.link, take(leaving, each.source.id, each.link.customers * scale)]))
  const bySource = [...joined].sort((a, b) => a.source.y - b.source.y)
  return bySource.map(({ link, source, target }) => {
    const thickness = Math.max(1, link.customers * scale)
    const top = source.y + (outAt.get(link) ?? 0)
    const end = target.y + take(arriving, target.id, link.customers * scale)
    const from = { x: backward ? source.x : source.x + NODE_WIDTH, y: top }
    const to = { x: backward ? target.x + NODE_WIDTH : target.x, y: end }
    return {
      ...link,
      id: `${source.id}>${target.id}`,
      source,
      target,
      path: ribbon(from, to, thickness),
      share: total > 0 ? link.customers / total : 0,
    }
  })
}

function take(taken: Map<string, number>, id: string, size: number): number {
  const at = taken.get(id) ?? 0
  taken.set(id, at + size)
  return at
}

interface Point {
  x: number
  y: number
}

function ribbon(from: Point, to: Point, thickness: number): string {
  const middle = (from.x + to.x) / 2
  const n = (value: number) => Math.round(value * 10) / 10
  return (
    `M${n(from.x)} ${n(from.y)}C${n(middle)} ${n(from.y)} ${n(middle)} ${n(to.y)} ${n(to.x)} ${n(to.y)}` +
    `V${n(to.y + thickness)}C${n(middle)} ${n(to.y + thickness)} ${n(middle)} ${n(from.y + thickness)} ${n(from.x)} ${n(from.y + thickness)}Z`
  )
}

/** Where the customers of a node come from and go to, most first. */
export function neighbours(answer: PathsAnswer, depth: number, label: string) {
  const most = (a: PathLink, b: PathLink) => b.customers - a.customers
  return {
    before: answer.links.filter((link) => link.depth === depth - 1 && link.to === label).sort(most),
    after: answer.links.filter((link) => link.depth === depth && link.from === label).sort(most),
  }
}

/** The commonest way from the anchor to a node: what a funnel of it would ask. */
export function commonestWay(answer: PathsAnswer, depth: number, label: string): string[] {
  const way = [label]
  for (let at = depth; at > 0; at -= 1) {
    const [link] = neighbours(answer, at, way[0] as string).before
    if (!link) break
    way.unshift(link.from)
  }
  return way
}
