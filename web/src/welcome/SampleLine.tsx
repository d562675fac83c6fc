import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { request } from '../api/client'
import { summaryQuery, workspacePath } from '../api/queries'
import { useTold } from '../api/told/useTold'
import { useHere } from '../pages/settings/useHere'
import { say } from '../parts/toast'
import styles from './SampleLine.module.css'

/** Says on every page that nobody here is real, and lets an admin take the made-up shop away. */
export function SampleLine() {
  const { t } = useLingui()
  const told = useTold()
  const { workspace, isAdmin } = useHere()
  const queries = useQueryClient()
  const { data } = useQuery({ ...summaryQuery(workspace), enabled: workspace !== '' })
  if (!data?.is_sample) return null

  const path = workspacePath(workspace)
  const refresh = () => queries.invalidateQueries({ queryKey: ['workspace', workspace] })
  async function makeAgain() {
    await request(`${path}/jobs/sample`, { method: 'POST', body: {} })
    await refresh()
  }
  async function remove() {
    try {
      await request(`${path}/data`, { method: 'DELETE' })
      await refresh()
      const undo = () => void makeAgain().catch((failure: unknown) => say(told.failure(failure), { bad: true }))
      say(t`The made-up shop is gone`, { undo, undoText: t`Make it again` })
    } catch (failure) {
      say(told.failure(failure), { bad: true })
    }
  }
  return (
    <aside className={styles.line} aria-label={t`Made-up data`}>
      <span>
        <strong>
          <Trans>Made-up data.</Trans>
        </strong>{' '}
        <Trans>Nobody in this workspace is real.</Trans>
      </span>
      {isAdmin && (
        <button type="button" className={styles.remove} onClick={() => void remove()}>
          <Trans>Remove it</Trans>
        </button>
      )}
    </aside>
  )
}
