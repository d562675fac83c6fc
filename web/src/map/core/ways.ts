import type { Numbers } from '../../api/maps'

export interface Way {
  /** Key of the other step; null is where the journey ends or begins. */
  step: string | null
  customers: number
  /** Of all ways listed here. */
  share: number
}

const MOST = 6

/** Where customers go from a step, those who leave among them, largest first. */
export function waysOn(numbers: Numbers, step: string): Way[] {
  const flows = numbers.flows
    .filter((flow) => flow.from === step)
    .map((flow) => ({ step: flow.to, customers: flow.customers }))
  return ways(flows, observed(numbers, step)?.ends ?? 0)
}

/** Where customers come from, those who begin here among them, largest first. */
export function waysHere(numbers: Numbers, step: string): Way[] {
  const flows = numbers.flows
    .filter((flow) => flow.to === step)
    .map((flow) => ({ step: flow.from, customers: flow.customers }))
  return ways(flows, observed(numbers, step)?.starts ?? 0)
}

function observed(numbers: Numbers, step: string) {
  return numbers.steps.find((each) => each.key === step)?.observed
}

function ways(flows: { step: string; customers: number }[], outside: number): Way[] {
  const all: { step: string | null; customers: number }[] =
    outside > 0 ? [...flows, { step: null, customers: outside }] : flows
  const total = all.reduce((sum, way) => sum + way.customers, 0)
  return all
    .toSorted((a, b) => b.customers - a.customers)
    .slice(0, MOST)
    .map((way) => ({ ...way, share: way.customers / total }))
}
