import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { request } from '../../api/client'
import { invitationsQuery, workspacePath } from '../../api/queries'
import type { InvitationMade } from '../../api/types'
import { useFormat } from '../../format/useFormat'
import { Handouts } from './Handouts'
import { useHere } from './useHere'

/** Who was asked to come, and has not come yet. */
export function Invitations() {
  const { t } = useLingui()
  const format = useFormat()
  const { workspace } = useHere()
  const invitations = invitationsQuery(workspace)
  const { data } = useQuery(invitations)
  const path = workspacePath(workspace)
  return (
    <Handouts
      title={<Trans>Invite someone</Trans>}
      field={{ label: t`E-mail`, type: 'email' }}
      roleLabel={t`Role`}
      make={<Trans>Invite</Trans>}
      onMake={async (email, role) => {
        const made = await request<InvitationMade>(`${path}/members`, { method: 'POST', body: { email, role } })
        return `${location.origin}/invitation#${made.token}`
      }}
      told={<Trans>Send this link to the person. It works once and is shown only now.</Trans>}
      items={data?.items.map(({ id, email, expires_at }) => ({
        id,
        name: email,
        note: <Trans>works until {format.moment(expires_at)}</Trans>,
      }))}
      none={<Trans>Nobody is on their way: who is invited stands here until they come.</Trans>}
      revoke={<Trans>Take back</Trans>}
      onRevoke={async ({ id }) => {
        await request(`${path}/invitations/${id}`, { method: 'DELETE' })
        return t`Invitation taken back`
      }}
      queryKey={invitations.queryKey}
    />
  )
}
