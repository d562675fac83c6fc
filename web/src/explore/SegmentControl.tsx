import { Trans, useLingui } from '@lingui/react/macro'
import { Menu } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { segmentsQuery } from '../api/queries'
import { Icon } from '../parts/icons'
import styles from './Scope.module.css'
import { usePageScope, useWorkspace } from './useExplore'

/** Fetched when the first segment is made. */
const SegmentBuilder = lazy(() =>
  import('../segments/view/SegmentBuilder').then((part) => ({ default: part.SegmentBuilder })),
)

/** Whose journeys are counted. */
export function SegmentControl() {
  const { t } = useLingui()
  const [search, change] = usePageScope()
  const [making, setMaking] = useState(false)
  const workspace = useWorkspace()
  const { data } = useQuery(segmentsQuery(workspace))
  const chosen = data?.items.find((each) => each.key === search.segment)
  return (
    <>
      <Menu position="bottom-end" shadow="md" withinPortal>
        <Menu.Target>
          <button
            type="button"
            className={`${styles.control} ${styles.set}`}
            aria-label={t`Segment: ${chosen?.name ?? t`Everyone`}`}
          >
            <span className={styles.dot} />
            {chosen?.name ?? t`Everyone`}
            <Icon name="down" size={14} />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => change({ segment: '' })}>
            <Trans>Everyone</Trans>
          </Menu.Item>
          {data?.items.map((each) => (
            <Menu.Item key={each.key} onClick={() => change({ segment: each.key })}>
              {each.name}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item leftSection={<Icon name="plus" size={14} />} onClick={() => setMaking(true)}>
            <Trans>New segment…</Trans>
          </Menu.Item>
          <Menu.Item renderRoot={(props) => <Link to="/w/$workspace/segments" params={{ workspace }} {...props} />}>
            <Trans>All segments…</Trans>
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {making && (
        <Suspense>
          <SegmentBuilder
            workspace={workspace}
            onClose={() => setMaking(false)}
            onSaved={(key) => {
              setMaking(false)
              change({ segment: key })
            }}
          />
        </Suspense>
      )}
    </>
  )
}
