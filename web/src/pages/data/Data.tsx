import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, Outlet, useLocation } from '@tanstack/react-router'
import { summaryQuery } from '../../api/queries'
import tabs from '../../explore/Tabs.module.css'
import { useFormat } from '../../format/useFormat'
import { TitleLine } from '../../frame/TitleLine'
import { Icon } from '../../parts/icons'
import { TabStrip } from '../../parts/TabStrip'
import { useHere } from '../settings/useHere'

/** What has come in: how much, what it is called, and from where. */
export function Data() {
  const { t } = useLingui()
  const format = useFormat()
  const { workspace, here } = useHere()
  const { data } = useQuery(summaryQuery(workspace))
  const { pathname } = useLocation()
  const pages = [
    { to: '/w/$workspace/data', name: t`Overview` },
    { to: '/w/$workspace/data/events', name: t`Events` },
    { to: '/w/$workspace/data/properties', name: t`Properties` },
    { to: '/w/$workspace/data/imports', name: t`Imports` },
  ] as const
  const subtitle = data?.from && data.to && (
    <Trans>
      {format.count(data.events)} events of {format.count(data.customers)} customers · {format.day(data.from, 'UTC')} to{' '}
      {format.day(data.to, 'UTC')}
    </Trans>
  )
  return (
    <>
      <title>{`${t`Data`} · Meander`}</title>
      <TitleLine title={t`Data`} subtitle={subtitle}>
        {here?.role !== 'viewer' && (
          <Button
            leftSection={<Icon name="upload" size={16} />}
            renderRoot={(props) => <Link {...props} to="/w/$workspace/data/import" params={{ workspace }} />}
          >
            <Trans>Import files</Trans>
          </Button>
        )}
      </TitleLine>
      <div className={tabs.bar}>
        <TabStrip label={t`Parts of the data`} current={pathname}>
          {pages.map(({ to, name }) => (
            <Link key={to} to={to} params={{ workspace }} activeOptions={{ exact: true, includeSearch: false }}>
              {name}
            </Link>
          ))}
        </TabStrip>
      </div>
      <Outlet />
    </>
  )
}
