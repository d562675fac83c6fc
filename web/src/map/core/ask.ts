import type { ConformanceQuestion, PlannedStep } from '../../api/conformance'
import type { MapDocument, MapScope } from '../../api/maps'
import type { FunnelQuestion, FunnelStep, Segment } from '../../api/types'
import { placedSteps } from './steps'

/** Long enough that a map's own limits decide, not the funnel's. */
const FUNNEL_WINDOW = '90d'

/** The drawn journey as conformance asks for it: the bindings of its steps. */
export function plannedSteps(map: MapDocument): PlannedStep[] {
  return placedSteps(map).flatMap(({ step }) => {
    if (!step.observe) return []
    const { match, required, within } = step.observe
    return [{ key: step.key, match, ...(required === false && { required }), ...(within && { within }) }]
  })
}

/** The question behind the numbers of a map, for the same customers and days. */
export function conformanceOf(map: MapDocument, scope: MapScope): ConformanceQuestion {
  const { from, to, timezone } = scope
  const customers = customersOf(map, scope)
  return {
    ask: 'conformance',
    steps: plannedSteps(map),
    ...(customers && { customers }),
    ...(from && { from }),
    ...(to && { to }),
    ...(timezone && { timezone }),
  }
}

/** Whom the page is about, as a segment; none is everyone. */
export function customersOf(map: MapDocument, { persona, segment }: MapScope): Segment | undefined {
  return map.personas?.find((each) => each.key === persona)?.segment ?? segment
}

/** The steps up to this one as a funnel. Null where fewer than two of them are tied to events. */
export function funnelTo(map: MapDocument, key: string): FunnelQuestion | null {
  const all = placedSteps(map)
  const last = all.findIndex((each) => each.step.key === key)
  const bound = all.slice(0, last + 1).flatMap(({ step }) => step.observe ?? [])
  if (bound.length < 2) return null
  const steps = bound.map(({ match, required, within }, index): FunnelStep => {
    const inner = index > 0 && index < bound.length - 1
    return { match, ...(within && index > 0 && { within }), ...(required === false && inner && { optional: true }) }
  })
  return { ask: 'funnel', window: FUNNEL_WINDOW, steps }
}
