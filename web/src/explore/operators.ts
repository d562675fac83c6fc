import { useLingui } from '@lingui/react/macro'
import type { Operator } from '../api/types'

/** Comparisons in words. */
export function useOperators(): Record<Operator, string> {
  const { t } = useLingui()
  return {
    eq: t`is`,
    ne: t`is not`,
    in: t`is one of`,
    not_in: t`is none of`,
    gt: t`is more than`,
    gte: t`is at least`,
    lt: t`is less than`,
    lte: t`is at most`,
    contains: t`contains`,
    starts_with: t`starts with`,
    ends_with: t`ends with`,
    matches: t`matches`,
    exists: t`is there`,
    missing: t`is missing`,
  }
}
