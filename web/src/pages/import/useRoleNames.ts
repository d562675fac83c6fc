import { useLingui } from '@lingui/react/macro'
import type { Role } from './draft'

/** What a column can be for, in words, for a choice. */
export function useRoleNames(): { value: Role; label: string }[] {
  const { t } = useLingui()
  return [
    { value: 'customer', label: t`Customer` },
    { value: 'time', label: t`Time` },
    { value: 'event', label: t`Event` },
    { value: 'account', label: t`Account` },
    { value: 'property', label: t`Property` },
    { value: 'trait', label: t`Trait of the customer` },
    { value: 'none', label: t`Leave out` },
  ]
}
