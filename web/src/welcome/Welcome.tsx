import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useCallback, useEffect } from 'react'
import type { Job } from '../api/jobs'
import { JobProgress } from '../jobs/JobProgress'
import { useAdopted } from '../jobs/useAdopted'
import { useFirstMap } from '../jobs/useFirstMap'
import { useJob } from '../jobs/useJob'
import { useHere } from '../pages/settings/useHere'
import { FormFailure } from '../parts/FormFailure'
import { Icon } from '../parts/icons'
import { River } from './River'
import styles from './Welcome.module.css'
import { WhoToAsk } from './WhoToAsk'

interface Props {
  workspace: string
  onBusy: (busy: boolean) => void
}

/** What stands on every page of a workspace without events: what Meander does, and two ways to begin. */
export function Welcome({ workspace, onBusy }: Props) {
  const { t } = useLingui()
  const { here } = useHere()
  const canImport = here?.role === 'editor' || here?.role === 'admin'
  return (
    <div className={styles.welcome}>
      <title>{`${t`Welcome`} · Meander`}</title>
      <River />
      <h1 className={styles.title}>
        <Trans>See the way your customers really take</Trans>
      </h1>
      <p className={styles.lead}>
        <Trans>
          Meander reads what they did, finds the journeys in it and draws them as a map. It needs events first: who,
          when and what.
        </Trans>
      </p>
      {canImport ? <Ways workspace={workspace} onBusy={onBusy} /> : <WhoToAsk workspace={workspace} />}
    </div>
  )
}

function Ways({ workspace, onBusy }: Props) {
  return (
    <ul className={styles.ways}>
      <li className={styles.way}>
        <span className={styles.icon}>
          <Icon name="upload" />
        </span>
        <h2>
          <Trans>Bring your own events</Trans>
        </h2>
        <p>
          <Trans>
            A file from your shop, app or warehouse: CSV, NDJSON, Parquet or XES. You say what its columns mean by
            clicking, and see the first journeys before anything is kept.
          </Trans>
        </p>
        <Button renderRoot={(props) => <Link {...props} to="/w/$workspace/data/import" params={{ workspace }} />}>
          <Trans>Choose files</Trans>
        </Button>
      </li>
      <li className={styles.way}>
        <span className={styles.icon}>
          <Icon name="store" />
        </span>
        <h2>
          <Trans>Try it with a made-up shop</Trans>
        </h2>
        <MadeUpShop workspace={workspace} onBusy={onBusy} />
      </li>
    </ul>
  )
}

/** Makes the shop up, then its first map, and opens it. */
function MadeUpShop({ workspace, onBusy }: Props) {
  const { t } = useLingui()
  const queries = useQueryClient()
  const map = useFirstMap(workspace)
  const shop = useJob(workspace, () => void map.draw())
  const { watch } = shop
  const adopt = useCallback(
    (job: Job<unknown>) => {
      onBusy(true)
      watch(job)
    },
    [watch, onBusy],
  )
  useAdopted(workspace, 'sample', adopt)

  async function begin() {
    onBusy(true)
    await shop.start('sample', {})
  }
  const failure = shop.failure ?? map.failure
  // Without a map the pages are still there to be opened: only what failed is told.
  const made = shop.job?.state === 'done'
  const goOn = useCallback(async () => {
    await queries.invalidateQueries({ queryKey: ['workspace', workspace] })
    onBusy(false)
  }, [queries, workspace, onBusy])
  // A shop that was given up may have come in all the same: the summary knows.
  const ended = shop.job?.state === 'cancelled' || shop.job?.state === 'failed'
  useEffect(() => {
    if (ended) void goOn()
  }, [ended, goOn])
  if (shop.running && shop.job) {
    return <JobProgress job={shop.job} label={t`Making up customers`} onCancel={() => void shop.cancel()} />
  }
  if (map.running && map.job) return <JobProgress job={map.job} label={t`Drawing the first map`} />
  return (
    <>
      <p>
        <Trans>
          20,000 customers who do not exist, with two problems planted in their journeys. Find them on the first map.
          One click, less than a minute, and just as easily removed.
        </Trans>
      </p>
      <FormFailure failure={failure} />
      {made && failure ? (
        <Button variant="default" onClick={() => void goOn()}>
          <Trans>Go on without a map</Trans>
        </Button>
      ) : (
        <Button variant="default" onClick={() => void begin()} loading={made}>
          <Trans>Make up a shop</Trans>
        </Button>
      )}
    </>
  )
}
