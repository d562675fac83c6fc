import { useLingui } from '@lingui/react/macro'
import type { Role } from '../../api/types'

/** Roles in words, for a choice. */
export function useRoles(): { value: Role; label: string }[] {
  const { t } = useLingui()
  return [
    { value: 'viewer', label: t`Viewer` },
    { value: 'editor', label: t`Editor` },
    { value: 'admin', label: t`Admin` },
  ]
}
