import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { type Dashboard, dashboardsQuery } from '../../api/dashboards'
import { makeDocument } from '../../api/documents'
import { DashboardList } from '../../dashboards/view/DashboardList'
import { NameSheet } from '../../dashboards/view/NameSheet'
import { useWorkspace } from '../../explore/useExplore'
import { TitleLine } from '../../frame/TitleLine'
import { useMayEdit } from '../../frame/useMayEdit'
import { Empty } from '../../parts/Empty'
import { FormFailure } from '../../parts/FormFailure'

/** All dashboards of the workspace. */
export function Dashboards() {
  const { t } = useLingui()
  const workspace = useWorkspace()
  const navigate = useNavigate()
  const mayEdit = useMayEdit()
  const { data, error } = useQuery(dashboardsQuery(workspace))
  const [naming, setNaming] = useState(false)

  async function make(name: string) {
    const made = await makeDocument<Dashboard>(workspace, 'dashboard', name, { tiles: [] })
    await navigate({ to: '/w/$workspace/dashboards/$key', params: { workspace, key: made.key } })
  }
  const button = mayEdit && (
    <Button onClick={() => setNaming(true)}>
      <Trans>New dashboard</Trans>
    </Button>
  )
  return (
    <>
      <title>{`${t`Dashboards`} · Meander`}</title>
      <TitleLine title={t`Dashboards`} subtitle={<Trans>Saved questions side by side.</Trans>}>
        {data && data.items.length > 0 && button}
      </TitleLine>
      <FormFailure failure={error} />
      {data?.items.length === 0 ? (
        <Empty title={t`No dashboard yet`} action={button}>
          <Trans>Save questions in Explore, then put those you look at every week on one page.</Trans>
        </Empty>
      ) : (
        data && <DashboardList workspace={workspace} items={data.items} />
      )}
      {naming && <NameSheet title={t`New dashboard`} name="" onClose={() => setNaming(false)} onName={make} />}
    </>
  )
}
