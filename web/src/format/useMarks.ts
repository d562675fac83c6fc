import { useLingui } from '@lingui/react/macro'

/** What the marks in answers are called. */
export function useMarks(): Record<string, string> {
  const { t } = useLingui()
  return {
    '(end)': t`(left)`,
    '(start)': t`(came in)`,
    '(other)': t`(other)`,
    '(none)': t`(none)`,
    '*': t`anything`,
  }
}
