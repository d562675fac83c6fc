import type { Breakdown, FunnelQuestion, FunnelStep } from '../../../api/types'

/** The question without one of its parts. */
export function drop(question: FunnelQuestion, key: 'exclude' | 'hold' | 'breakdown'): FunnelQuestion {
  const { [key]: _, ...rest } = question
  return rest as FunnelQuestion
}

export function addStep(question: FunnelQuestion): FunnelQuestion {
  return { ...question, steps: [...question.steps, { match: '*' }] }
}

/** Steps move, and what an end may not have falls away: the first and the last step are never optional. */
export function moveStep(question: FunnelQuestion, index: number, by: number): FunnelQuestion {
  const step = question.steps[index] as FunnelStep
  return tidy({ ...question, steps: question.steps.toSpliced(index, 1).toSpliced(index + by, 0, step) })
}

export function removeStep(question: FunnelQuestion, index: number): FunnelQuestion {
  return tidy({ ...question, steps: question.steps.toSpliced(index, 1) })
}

/** Steps in any order take no limits, options, exclusions or held properties. */
export function setOrder(question: FunnelQuestion, order: NonNullable<FunnelQuestion['order']>): FunnelQuestion {
  if (order !== 'any') return { ...question, order }
  return { ...drop(drop(question, 'exclude'), 'hold'), order, steps: question.steps.map(({ match }) => ({ match })) }
}

/** The properties that stay the same, with the one at a place set; an empty name takes it away, a place beyond them adds one. */
export function setHeld(question: FunnelQuestion, index: number, property: string): FunnelQuestion {
  const held = question.hold ?? []
  const next = [...held.slice(0, index), property, ...held.slice(index + 1)]
  const hold = [...new Set(next.filter((each) => each !== ''))]
  return hold.length > 0 ? { ...question, hold } : drop(question, 'hold')
}

/** Which value of a split counts, as a choice among names: `first`, `all`, `2`. */
export function nameBy(by: Breakdown['by']): string {
  return typeof by === 'string' ? by : String(by.step)
}

export function readBy(name: string): Breakdown['by'] {
  const step = Number(name)
  return Number.isInteger(step) ? { step } : (name as Breakdown['by'])
}

function tidy(question: FunnelQuestion): FunnelQuestion {
  const last = question.steps.length - 1
  const steps = question.steps.map((step, index) => {
    const { optional, within, next, ...rest } = step
    return {
      ...rest,
      ...(within && index > 0 && { within }),
      ...(next && index > 0 && { next }),
      ...(optional && index > 0 && index < last && { optional }),
    }
  })
  const exclude = question.exclude
    ?.map((each) => ({ ...each, before: Math.min(each.before, steps.length) }))
    .filter((each) => each.after < each.before)
  const tidied = withSplit({ ...question, steps })
  return exclude?.length ? { ...tidied, exclude } : drop(tidied, 'exclude')
}

/** A split by the value at a step that is no more takes the last step there is. */
function withSplit(question: FunnelQuestion): FunnelQuestion {
  const { breakdown, steps } = question
  if (!breakdown || typeof breakdown.by === 'string' || breakdown.by.step <= steps.length) return question
  return { ...question, breakdown: { ...breakdown, by: { step: steps.length } } }
}
