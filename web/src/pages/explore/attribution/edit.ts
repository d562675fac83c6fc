import type { AttributionQuestion, Matcher } from '../../../api/types'

/** Which events can be touches; any is what is asked where nothing is said. */
export function setTouches(question: AttributionQuestion, touches: Matcher): AttributionQuestion {
  const { touches: _, ...rest } = question
  return touches === '*' ? rest : { ...rest, touches }
}

/** How many touches the Markov model remembers; one is what is asked where nothing is said. */
export function setOrder(question: AttributionQuestion, order: number): AttributionQuestion {
  const { order: _, ...rest } = question
  return order === 1 ? rest : { ...rest, order }
}

/** The property that is a conversion's value; none counts each as one. */
export function setValue(question: AttributionQuestion, property: string): AttributionQuestion {
  const { value: _, ...rest } = question
  return property === '' ? rest : { ...rest, value: property }
}
