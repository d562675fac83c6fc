import type { MapDocument } from '../../api/maps'

export interface Outline {
  bars: { x: number; width: number; stage: number }[]
  nodes: { x: number; stage: number; known: boolean }[]
  /** Planned ways that are not to the next step, as arcs above the line or below it. */
  arcs: { from: number; to: number; back: boolean }[]
}

const GAP = 4
const PADDING = 8

/** A map in little: its stages as bars, its steps on the planned line. */
export function outlineOf(map: MapDocument, width: number): Outline {
  const counts = map.stages.map((stage) => Math.max(1, stage.steps?.length ?? 0))
  const all = counts.reduce((sum, count) => sum + count, 0)
  const room = width - GAP * (counts.length - 1)
  const outline: Outline = { bars: [], nodes: [], arcs: [] }
  const places = new Map<string, number>()
  let x = 0
  map.stages.forEach((stage, index) => {
    const wide = (room * (counts[index] ?? 1)) / all
    outline.bars.push({ x, width: wide, stage: index })
    const steps = stage.steps ?? []
    const inner = Math.max(0, wide - 2 * PADDING)
    steps.forEach((step, at) => {
      const middle = x + PADDING + (inner * (at + 0.5)) / steps.length
      places.set(step.key, middle)
      outline.nodes.push({ x: middle, stage: index, known: (step.evidence?.length ?? 0) > 0 })
    })
    x += wide + GAP
  })
  const keys = [...places.keys()]
  for (const step of map.stages.flatMap((stage) => stage.steps ?? [])) {
    const from = places.get(step.key)
    for (const next of step.next ?? []) {
      const to = places.get(next)
      const after = keys[keys.indexOf(step.key) + 1]
      if (from !== undefined && to !== undefined && next !== after) outline.arcs.push({ from, to, back: to < from })
    }
  }
  return outline
}
