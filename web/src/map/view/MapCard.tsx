import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Menu } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { MapDocument } from '../../api/maps'
import type { StoredDocument } from '../../api/types'
import { useFormat } from '../../format/useFormat'
import { Icon } from '../../parts/icons'
import styles from './MapCard.module.css'
import { Outline } from './Outline'
import { useMapKinds } from './words'

interface Props {
  workspace: string
  document: StoredDocument<MapDocument>
  /** Left out for those who may not. */
  onDelete?: () => void
}

/** A map in the gallery. */
export function MapCard({ workspace, document, onDelete }: Props) {
  const { t } = useLingui()
  const format = useFormat()
  const kinds = useMapKinds()
  const { key, name, body, updated_at } = document
  const steps = body.stages.reduce((sum, stage) => sum + (stage.steps?.length ?? 0), 0)
  return (
    <li className={styles.card}>
      <div>
        <h2 className={styles.title}>
          <Link to="/w/$workspace/maps/$key" params={{ workspace, key }}>
            {name}
          </Link>
        </h2>
        <p className={styles.what}>
          {kinds[body.kind ?? 'current-state']} · <Plural value={body.stages.length} one="# stage" other="# stages" />,{' '}
          <Plural value={steps} one="# step" other="# steps" />
        </p>
      </div>
      <Outline map={body} />
      <p className={styles.foot}>
        <Trans>Changed {format.ago(updated_at)}</Trans>
      </p>
      {onDelete && (
        <Menu position="bottom-end" shadow="md" withinPortal>
          <Menu.Target>
            <button type="button" className={styles.menu} aria-label={t`Options of ${name}`}>
              <Icon name="more" size={18} />
            </button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={onDelete}>
              <Trans>Delete</Trans>
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
    </li>
  )
}
