import type { Matcher } from '../api/types'
import { readable } from '../format/name'
import { useMarks } from '../format/useMarks'
import { eventNames } from './matcher'

/** What a matcher and a label are called in pictures. */
export function useNames() {
  const marks = useMarks()
  const label = (name: string) => marks[name] ?? readable(name)
  return { label, matcher: (matcher: Matcher) => eventNames(matcher).map(label).join(' / ') }
}
