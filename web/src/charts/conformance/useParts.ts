import { useLingui } from '@lingui/react/macro'
import type { Part } from './shape'

/** What the parts of a step are called. */
export function useParts(): Record<Part, string> {
  const { t } = useLingui()
  return {
    completed: t`Completed in time`,
    late: t`Late`,
    out_of_order: t`Out of order`,
    missing: t`Missing`,
    skipped: t`Skipped`,
  }
}
