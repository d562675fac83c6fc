import { Trans, useLingui } from '@lingui/react/macro'
import { Menu } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { CSSProperties } from 'react'
import type { Tile } from '../../api/dashboards'
import type { Question, StoredDocument } from '../../api/types'
import { KINDS } from '../../explore/kinds'
import { outOfScope } from '../../explore/scope'
import { encode, type Json } from '../../explore/url'
import { usePageScope, useWorkspace } from '../../explore/useExplore'
import { Icon } from '../../parts/icons'
import { sized } from '../core/tiles'
import styles from './Tile.module.css'
import { TileBody } from './TileBody'
import type { TileTools } from './useTileTools'

interface Props {
  tile: Tile
  index: number
  count: number
  document: StoredDocument<Question> | undefined
  /** Left out for those who may not change the dashboard. */
  tools?: TileTools
  onShow: (show: 'picture' | 'table') => void
  onRemove: () => void
}

/** One question of a dashboard. */
export function TileCard({ tile, index, count, document, tools, onShow, onRemove }: Props) {
  const { t } = useLingui()
  const workspace = useWorkspace()
  const [scope] = usePageScope()
  const { width, height, show = 'picture' } = sized(tile)
  const title = tile.title ?? document?.name ?? tile.question
  const kind = KINDS.find((each) => each.ask === document?.body.ask)
  const own = document ? outOfScope(document.body) : null
  const size = { '--width': width, '--height': height } as CSSProperties
  return (
    <li
      className={tools?.held === index ? `${styles.tile} ${styles.held}` : styles.tile}
      style={size}
      data-tile={index}
    >
      <div className={tools ? styles.head : `${styles.head} ${styles.readonly}`}>
        {tools && (
          <button
            type="button"
            className={styles.grip}
            aria-label={t`Move or resize ${title}: arrows move, Shift and arrows resize. Place ${index + 1} of ${count}, ${width} of 12 wide, ${height} high`}
            {...tools.grip(index)}
          >
            <Icon name="grip" size={16} />
          </button>
        )}
        <h2>
          {kind && own ? (
            <Link
              to={`/w/$workspace/explore/${kind.page}`}
              params={{ workspace }}
              search={{ ...own.search, ...scope, q: encode(own.question as unknown as Json) }}
            >
              {title}
            </Link>
          ) : (
            title
          )}
        </h2>
        {tools && (
          <Menu position="bottom-end" shadow="md" withinPortal>
            <Menu.Target>
              <button type="button" className={styles.menu} aria-label={t`Options of ${title}`}>
                <Icon name="more" size={18} />
              </button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={() => onShow(show === 'picture' ? 'table' : 'picture')}>
                {show === 'picture' ? <Trans>Show as a table</Trans> : <Trans>Show as a picture</Trans>}
              </Menu.Item>
              <Menu.Divider />
              <Menu.Item disabled={index === 0} onClick={() => tools.move(index, index - 1)}>
                <Trans>Move to the front</Trans>
              </Menu.Item>
              <Menu.Item disabled={index === count - 1} onClick={() => tools.move(index, index + 1)}>
                <Trans>Move to the back</Trans>
              </Menu.Item>
              <Menu.Item onClick={() => tools.resize(index, width >= 12 ? 6 : 12, height)}>
                {width >= 12 ? <Trans>Half as wide</Trans> : <Trans>As wide as the page</Trans>}
              </Menu.Item>
              <Menu.Divider />
              <Menu.Item onClick={onRemove}>
                <Trans>Remove</Trans>
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        )}
      </div>
      {document ? (
        <TileBody question={document.body} title={title} index={index} show={show} />
      ) : (
        <p className={`${styles.body} ${styles.quiet}`}>
          <Trans>This question was deleted. Remove the tile, or restore the question.</Trans>
        </p>
      )}
      {tools && <div aria-hidden="true" className={styles.corner} {...tools.corner(index)} />}
    </li>
  )
}
