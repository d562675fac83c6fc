import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { mapsQuery } from '../../api/maps'
import { useDeletion } from '../../api/useDeletion'
import { useWorkspace } from '../../explore/useExplore'
import { TitleLine } from '../../frame/TitleLine'
import { useMayEdit } from '../../frame/useMayEdit'
import { BringMap } from '../../map/view/BringMap'
import { Discover } from '../../map/view/Discover'
import { MapCard } from '../../map/view/MapCard'
import { Empty } from '../../parts/Empty'
import { FormFailure } from '../../parts/FormFailure'
import styles from './Maps.module.css'

const LOOK_AGAIN_MILLIS = 3_000

/** All maps of the workspace, and the two ways to a new one. */
export function Maps() {
  const { t } = useLingui()
  const workspace = useWorkspace()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const mayEdit = useMayEdit()
  // A discovery that goes on after its sheet was closed: the gallery looks for its map until it is there.
  const [awaited, setAwaited] = useState<number | null>(null)
  const maps = useQuery({
    ...mapsQuery(workspace),
    refetchInterval: ({ state }) =>
      awaited !== null && (state.data?.items.length ?? 0) < awaited ? LOOK_AGAIN_MILLIS : false,
  })
  const remove = useDeletion(workspace, 'map')
  const [open, setOpen] = useState<'discover' | 'bring' | null>(null)
  const items = maps.data?.items

  async function made(key: string) {
    setOpen(null)
    await queries.invalidateQueries({ queryKey: mapsQuery(workspace).queryKey })
    await navigate({ to: '/w/$workspace/maps/$key', params: { workspace, key } })
  }
  const actions = mayEdit && (
    <>
      <Button variant="default" onClick={() => setOpen('bring')}>
        <Trans>Bring a map</Trans>
      </Button>
      <Button onClick={() => setOpen('discover')}>
        <Trans>Discover a map from the events</Trans>
      </Button>
    </>
  )
  return (
    <>
      <title>{`${t`Maps`} · Meander`}</title>
      <TitleLine title={t`Maps`} subtitle={<Trans>What customers are meant to do, and what they do.</Trans>}>
        {items && items.length > 0 && actions}
      </TitleLine>
      <FormFailure failure={maps.error} />
      {maps.isPending && (
        <div className={styles.gallery} aria-busy="true">
          <div className={styles.waiting} />
          <div className={styles.waiting} />
        </div>
      )}
      {items?.length === 0 && (
        <Empty title={t`No map yet`} action={<div className={styles.actions}>{actions}</div>}>
          <Trans>
            Let Meander discover a first one from your events: it takes less than a minute. Or bring one that you have
            as a file.
          </Trans>
        </Empty>
      )}
      {items && items.length > 0 && (
        <ul className={styles.gallery}>
          {items.map((document) => (
            <MapCard
              key={document.key}
              workspace={workspace}
              document={document}
              {...(mayEdit && { onDelete: () => void remove(document) })}
            />
          ))}
        </ul>
      )}
      {open === 'discover' && (
        <Discover
          workspace={workspace}
          onClose={() => setOpen(null)}
          onLeave={() => {
            setOpen(null)
            setAwaited((items?.length ?? 0) + 1)
          }}
          onMade={(key) => void made(key)}
        />
      )}
      {open === 'bring' && (
        <BringMap workspace={workspace} onClose={() => setOpen(null)} onMade={(key) => void made(key)} />
      )}
    </>
  )
}
