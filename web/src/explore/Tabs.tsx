import { useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Icon } from '../parts/icons'
import { TabStrip } from '../parts/TabStrip'
import { KINDS, type PageName } from './kinds'
import styles from './Tabs.module.css'
import { usePageScope, useWorkspace } from './useExplore'

/** From one kind of question to another; the page's scope goes along. */
export function Tabs({ page, children }: { page: PageName; children: ReactNode }) {
  const { t, i18n } = useLingui()
  const workspace = useWorkspace()
  const [{ q: _, ...scope }] = usePageScope()
  return (
    <div className={styles.bar}>
      <TabStrip label={t`Kinds of questions`} current={page}>
        {KINDS.map((kind) => (
          <Link
            key={kind.page}
            to={`/w/$workspace/explore/${kind.page}`}
            params={{ workspace }}
            search={scope}
            aria-current={kind.page === page ? 'page' : undefined}
          >
            <Icon name={kind.icon} size={16} />
            {i18n._(kind.name)}
          </Link>
        ))}
      </TabStrip>
      <div className={styles.actions}>{children}</div>
    </div>
  )
}
