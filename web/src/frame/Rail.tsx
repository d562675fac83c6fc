import { Trans, useLingui } from '@lingui/react/macro'
import { Menu } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useLocation, useParams } from '@tanstack/react-router'
import { meQuery } from '../api/queries'
import { Icon } from '../parts/icons'
import { PLACES } from './places'
import styles from './Rail.module.css'
import { useSignOut } from './useSignOut'

/** The dark rail. It names only pages that exist. */
export function Rail() {
  const { t, i18n } = useLingui()
  const { workspace = '' } = useParams({ strict: false })
  const here = useLocation().pathname.split('/')[3] ?? ''
  return (
    <nav className={styles.rail} aria-label={t`Main`}>
      <Link to="/w/$workspace" params={{ workspace }} className={styles.mark} aria-label="Meander">
        <svg aria-hidden="true" width="32" height="20" viewBox="0 0 32 20">
          <path d="M3 13c3-11 8-11 10-3s6 6 9 0 4-5 7-5" />
        </svg>
      </Link>
      {PLACES.map(({ place, also, icon, name }) => (
        <Link
          key={place}
          to={`/w/${workspace}/${place}` as string}
          className={place === here || also?.includes(here) ? `${styles.link} ${styles.active}` : styles.link}
        >
          <Icon name={icon} />
          <span>{i18n._(name)}</span>
        </Link>
      ))}
      <div className={styles.rest} />
      <Account />
    </nav>
  )
}

function Account() {
  const { t } = useLingui()
  const { data: me } = useQuery(meQuery)
  const { workspace = '' } = useParams({ strict: false })
  const signOut = useSignOut()
  const others = me?.workspaces.filter((each) => each.key !== workspace) ?? []
  return (
    <Menu position="right-end" withinPortal shadow="md">
      <Menu.Target>
        <button type="button" className={styles.account}>
          <span className="unseen">{t`Your account`}</span>
          <span aria-hidden="true">{initials(me?.name ?? '')}</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{me?.email}</Menu.Label>
        {others.map((each) => (
          <Menu.Item
            key={each.key}
            renderRoot={(props) => <Link to="/w/$workspace" params={{ workspace: each.key }} {...props} />}
          >
            {each.name}
          </Menu.Item>
        ))}
        <Menu.Item renderRoot={(props) => <Link to="/w/$workspace/settings" params={{ workspace }} {...props} />}>
          <Trans>Profile</Trans>
        </Menu.Item>
        <Menu.Item onClick={() => document.dispatchEvent(new CustomEvent('meander:shortcuts'))}>
          <Trans>Keyboard shortcuts</Trans>
        </Menu.Item>
        <Menu.Item onClick={() => void signOut()}>
          <Trans>Sign out</Trans>
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/)
  return words
    .slice(0, 2)
    .map((word) => word[0]?.toLocaleUpperCase() ?? '')
    .join('')
}
