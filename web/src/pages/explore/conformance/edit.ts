import type { ConformanceQuestion, PlannedStep } from '../../../api/conformance'
import { freeKey } from '../../../explore/key'
import { eventNames } from '../../../explore/matcher'

/** Keys stand for the steps in answers; they follow from the events and are never asked for. */
export function withKeys(steps: Omit<PlannedStep, 'key'>[]): PlannedStep[] {
  const keyed: PlannedStep[] = []
  for (const step of steps) {
    const key = freeKey(
      eventNames(step.match).join(' '),
      keyed.map((each) => each.key),
    )
    keyed.push({ key, ...step })
  }
  return keyed
}

export function changeStep(question: ConformanceQuestion, index: number, step: PlannedStep): ConformanceQuestion {
  const before = question.steps[index]
  const same = JSON.stringify(before?.match) === JSON.stringify(step.match)
  const taken = question.steps.filter((_, at) => at !== index).map((each) => each.key)
  const key = same ? step.key : freeKey(eventNames(step.match).join(' '), taken)
  return { ...question, steps: question.steps.with(index, tidy({ ...step, key }, index)) }
}

export function addStep(question: ConformanceQuestion): ConformanceQuestion {
  const key = freeKey(
    'step',
    question.steps.map((each) => each.key),
  )
  return { ...question, steps: [...question.steps, { key, match: '*' }] }
}

export function removeStep(question: ConformanceQuestion, index: number): ConformanceQuestion {
  return { ...question, steps: question.steps.toSpliced(index, 1).map(tidy) }
}

export function moveStep(question: ConformanceQuestion, index: number, by: number): ConformanceQuestion {
  const step = question.steps[index]
  if (!step) return question
  return {
    ...question,
    steps: question.steps
      .toSpliced(index, 1)
      .toSpliced(index + by, 0, step)
      .map(tidy),
  }
}

/** The shortest document: what is at its default is left out, and the first step has no time before it. */
function tidy({ key, match, required, within }: PlannedStep, index: number): PlannedStep {
  return { key, match, ...(required === false && { required }), ...(within && index > 0 && { within }) }
}
