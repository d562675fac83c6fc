import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../api/client'
import { invitationsQuery } from '../../api/queries'
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
  return (
    <Handouts
      title={<Trans>Invite someone</Trans>}
      field={{ label: t`E-mail`, type: 'email' }}
      roleLabel={t`Role`}
      make={<Trans>Invite</Trans>}
      onMake={async (email, role) => {
        const path = { ws: workspace }
        const made = await call('POST /api/v1/workspaces/{ws}/members', { path, body: { email, role } })
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
      onRevoke={({ id }) => ({
        act: () => call('DELETE /api/v1/workspaces/{ws}/invitations/{id}', { path: { ws: workspace, id } }),
        said: t`Invitation taken back`,
        undo: () => call('POST /api/v1/workspaces/{ws}/invitations/{id}/restore', { path: { ws: workspace, id } }),
      })}
      queryKey={invitations.queryKey}
    />
  )
}
