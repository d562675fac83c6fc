import { useLingui } from '@lingui/react/macro'

/** What the audit log names by its code, in words. A code that is not known here is shown as it is. */
export function useDeeds(): (action: string) => string {
  const { t } = useLingui()
  const deeds: Record<string, string> = {
    'setup.done': t`Meander set up`,
    'session.begun': t`signed in`,
    'session.ended': t`signed out`,
    'user.added': t`account made`,
    'user.changed': t`account changed`,
    'user.password_changed': t`password changed`,
    'user.disabled': t`account disabled`,
    'user.enabled': t`account enabled`,
    'user.signed_out': t`signed out everywhere`,
    'factor.turned_on': t`second factor turned on`,
    'factor.turned_off': t`second factor turned off`,
    'factor.reset': t`second factor taken away`,
    'factor.recovery_code_used': t`recovery code used`,
    'factor.codes_renewed': t`recovery codes made anew`,
    'identity.linked': t`account elsewhere linked`,
    'workspace.created': t`workspace made`,
    'workspace.renamed': t`workspace renamed`,
    'workspace.deleted': t`workspace deleted`,
    'member.role_set': t`role changed`,
    'member.removed': t`member removed`,
    'member.restored': t`member restored`,
    'invitation.made': t`invited`,
    'invitation.accepted': t`invitation accepted`,
    'invitation.revoked': t`invitation taken back`,
    'invitation.restored': t`invitation restored`,
    'key.made': t`key made`,
    'key.revoked': t`key revoked`,
    'key.restored': t`key restored`,
    'document.created': t`made`,
    'document.changed': t`changed`,
    'document.deleted': t`deleted`,
    'document.restored': t`restored`,
    'data.imported': t`data imported`,
    'data.sampled': t`made-up data added`,
    'data.cleared': t`data removed`,
  }
  return (action) => deeds[action] ?? action
}
