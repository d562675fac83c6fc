import { Trans, useLingui } from '@lingui/react/macro'
import { Link, Outlet, useParams } from '@tanstack/react-router'
import { TitleLine } from '../../frame/TitleLine'
import { Wide } from '../../parts/Wide'
import styles from './Settings.module.css'
import { useHere } from './useHere'

/** Yourself, and who else may do what. */
export function Settings() {
  const { t } = useLingui()
  const { workspace = '' } = useParams({ strict: false })
  const { here, isAdmin } = useHere()
  return (
    <>
      <title>{`${t`Settings`} · Meander`}</title>
      <TitleLine title={t`Settings`} subtitle={here?.name} />
      <div className={styles.page}>
        <Wide className={styles.nav ?? ''} role="navigation" aria-label={t`Settings`}>
          <p className={styles.group}>
            <Trans>You</Trans>
          </p>
          <Link to="/w/$workspace/settings" params={{ workspace }} activeOptions={{ exact: true }}>
            <Trans>Profile</Trans>
          </Link>
          <Link to="/w/$workspace/settings/security" params={{ workspace }}>
            <Trans>Password and sessions</Trans>
          </Link>
          <p className={styles.group}>
            <Trans>Workspace</Trans>
          </p>
          <Link to="/w/$workspace/settings/members" params={{ workspace }}>
            <Trans>Members</Trans>
          </Link>
          {isAdmin && (
            <>
              <Link to="/w/$workspace/settings/keys" params={{ workspace }}>
                <Trans>API keys</Trans>
              </Link>
              <Link to="/w/$workspace/settings/audit" params={{ workspace }}>
                <Trans>Audit log</Trans>
              </Link>
            </>
          )}
        </Wide>
        <div className={styles.content}>
          <Outlet />
        </div>
      </div>
    </>
  )
}
