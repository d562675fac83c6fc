import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../api/client'
import { keysQuery } from '../../api/queries'
import type { ApiKey } from '../../api/types'
import { useFormat } from '../../format/useFormat'
import { Handouts } from './Handouts'
import { useHere } from './useHere'
import { useRoles } from './useRoles'

export function Keys() {
  const { t } = useLingui()
  const format = useFormat()
  const { workspace } = useHere()
  const roles = useRoles()
  const keys = keysQuery(workspace)
  const { data } = useQuery(keys)
  const note = ({ prefix, role, last_used_at }: ApiKey) => (
    <>
      <code>{prefix}…</code> · {roles.find((each) => each.value === role)?.label} ·{' '}
      {last_used_at ? t`last used ${format.ago(last_used_at)}` : t`never used`}
    </>
  )
  return (
    <Handouts
      title={<Trans>API keys</Trans>}
      lead={<Trans>For programs that ask or send. A key may do what its role may.</Trans>}
      field={{ label: t`What it is for`, placeholder: t`Nightly report` }}
      roleLabel={t`Role`}
      make={<Trans>Make a key</Trans>}
      onMake={async (name, role) => {
        const path = { ws: workspace }
        return (await call('POST /api/v1/workspaces/{ws}/keys', { path, body: { name, role } })).secret
      }}
      told={<Trans>This is the key. Copy it now: it is not shown again.</Trans>}
      items={data?.items.map((key) => ({ id: key.id, name: key.name, note: note(key) }))}
      none={<Trans>No key yet. A program needs one to use the API.</Trans>}
      revoke={<Trans>Revoke</Trans>}
      onRevoke={({ id, name }) => ({
        act: () => call('DELETE /api/v1/workspaces/{ws}/keys/{id}', { path: { ws: workspace, id } }),
        said: t`“${name}” works no more`,
        undo: () => call('POST /api/v1/workspaces/{ws}/keys/{id}/restore', { path: { ws: workspace, id } }),
      })}
      queryKey={keys.queryKey}
    />
  )
}
