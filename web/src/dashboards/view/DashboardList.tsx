import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { Dashboard } from '../../api/dashboards'
import type { StoredDocument } from '../../api/types'
import { useDeletion } from '../../api/useDeletion'
import { useFormat } from '../../format/useFormat'
import { useMayEdit } from '../../frame/useMayEdit'
import { Icon } from '../../parts/icons'
import styles from './DashboardList.module.css'

interface Props {
  workspace: string
  items: StoredDocument<Dashboard>[]
}

/** Dashboards, one in a row. */
export function DashboardList({ workspace, items }: Props) {
  const { t } = useLingui()
  const format = useFormat()
  const mayEdit = useMayEdit()
  const remove = useDeletion(workspace, 'dashboard')
  return (
    <ul className={styles.list}>
      {items.map((document) => (
        <li key={document.key} className={styles.row}>
          <Icon name="dashboard" size={16} />
          <Link to="/w/$workspace/dashboards/$key" params={{ workspace, key: document.key }}>
            {document.name}
          </Link>
          <span className={styles.when}>
            <Plural value={document.body.tiles.length} one="# tile" other="# tiles" /> ·{' '}
            {format.ago(document.updated_at)}
          </span>
          {mayEdit && (
            <Button
              size="compact-sm"
              variant="subtle"
              color="gray"
              c="dimmed"
              aria-label={t`Delete ${document.name}`}
              onClick={() => void remove(document)}
            >
              <Trans>Delete</Trans>
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}
