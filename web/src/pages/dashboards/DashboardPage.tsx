import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Menu } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { ApiError } from '../../api/problem'
import { questionsQuery } from '../../api/queries'
import { useDeletion } from '../../api/useDeletion'
import { addTile } from '../../dashboards/core/tiles'
import { NameSheet } from '../../dashboards/view/NameSheet'
import { TileCard } from '../../dashboards/view/TileCard'
import { useDashboard } from '../../dashboards/view/useDashboard'
import { useTileTools } from '../../dashboards/view/useTileTools'
import { ComparedLegend } from '../../explore/ComparedLegend'
import { ScopeBar } from '../../explore/ScopeBar'
import { usePageScope } from '../../explore/useExplore'
import { TitleLine } from '../../frame/TitleLine'
import { useMayEdit } from '../../frame/useMayEdit'
import { Empty } from '../../parts/Empty'
import { FormFailure } from '../../parts/FormFailure'
import { Icon } from '../../parts/icons'
import { TokenSelect } from '../../parts/TokenSelect'
import { say } from '../../parts/toast'
import { NotFound } from '../Failure'
import styles from './DashboardPage.module.css'

/** Saved questions side by side, all about the same customers and days. */
export function DashboardPage() {
  const { t } = useLingui()
  const navigate = useNavigate()
  const { workspace = '', key = '' } = useParams({ strict: false })
  const mayEdit = useMayEdit()
  const [{ compare }] = usePageScope()
  const { stored, name, tiles, change, rename } = useDashboard(workspace, key)
  const { data: questions } = useQuery(questionsQuery(workspace))
  const remove = useDeletion(workspace, 'dashboard')
  const tools = useTileTools(tiles, change)
  const [renaming, setRenaming] = useState(false)

  if (stored.error instanceof ApiError && stored.error.status === 404) return <NotFound />
  const known = questions?.items ?? []
  const back = () => navigate({ to: '/w/$workspace/dashboards', params: { workspace } })
  const add = known.length > 0 && (
    <TokenSelect
      quiet
      label={t`Question to add`}
      value=""
      placeholder={t`Add a saved question…`}
      options={known.map((each) => ({ value: each.key, label: each.name }))}
      onChange={(question) => change(addTile(tiles, question))}
    />
  )
  function take(index: number) {
    const before = tiles
    change(tiles.toSpliced(index, 1))
    say(t`Tile removed`, { undo: () => change(before) })
  }
  return (
    <>
      <title>{`${name || t`Dashboard`} · Meander`}</title>
      <TitleLine title={name || '…'} subtitle={<Trans>Segment, period and comparison hold for every tile.</Trans>}>
        <ScopeBar />
      </TitleLine>
      <div className={styles.bar}>
        <Link to="/w/$workspace/dashboards" params={{ workspace }}>
          <Trans>All dashboards</Trans>
        </Link>
        {compare && <ComparedLegend mark="hatched" />}
        {mayEdit && (
          <div className={styles.actions}>
            {tiles.length > 0 && add}
            <Menu position="bottom-end" shadow="md" withinPortal>
              <Menu.Target>
                <Button size="compact-md" variant="default" rightSection={<Icon name="down" size={14} />}>
                  <Trans>Dashboard</Trans>
                </Button>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item onClick={() => setRenaming(true)}>
                  <Trans>Rename</Trans>
                </Menu.Item>
                <Menu.Item onClick={() => void remove({ key, name }).then(back)}>
                  <Trans>Delete</Trans>
                </Menu.Item>
              </Menu.Dropdown>
            </Menu>
          </div>
        )}
      </div>
      <FormFailure failure={stored.error} />
      {stored.isSuccess && tiles.length === 0 && (
        <Empty
          title={t`Nothing on it yet`}
          action={
            mayEdit &&
            (add || (
              <Link to="/w/$workspace/explore" params={{ workspace }}>
                <Trans>Go to Explore</Trans>
              </Link>
            ))
          }
        >
          {known.length > 0 ? (
            <Trans>Put saved questions here, and see their answers side by side.</Trans>
          ) : (
            <Trans>Ask something in Explore and save it; saved questions can be put here.</Trans>
          )}
        </Empty>
      )}
      {tiles.length > 0 && (
        <ul className={styles.grid}>
          {tiles.map((tile, index) => (
            <TileCard
              key={`${tile.question} ${tiles.slice(0, index).filter((each) => each.question === tile.question).length}`}
              tile={tile}
              index={index}
              count={tiles.length}
              document={known.find((each) => each.key === tile.question)}
              {...(mayEdit && { tools })}
              onShow={(show) => change(tiles.with(index, { ...tile, show }))}
              onRemove={() => take(index)}
            />
          ))}
        </ul>
      )}
      {renaming && (
        <NameSheet title={t`Rename the dashboard`} name={name} onClose={() => setRenaming(false)} onName={rename} />
      )}
    </>
  )
}
