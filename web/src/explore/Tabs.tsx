import { useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useEffect, useRef } from 'react'
import { Icon } from '../parts/icons'
import { Wide } from '../parts/Wide'
import { KINDS, type PageName } from './kinds'
import styles from './Tabs.module.css'
import { usePageScope, useWorkspace } from './useExplore'

/** From one kind of question to another; the page's scope goes along. */
export function Tabs({ page, children }: { page: PageName; children: ReactNode }) {
  const { t, i18n } = useLingui()
  const workspace = useWorkspace()
  const [{ q: _, ...scope }] = usePageScope()
  const bar = useRef<HTMLDivElement>(null)
  // On a phone the page that is open may stand beyond the edge. Only the bar moves, never the page.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each page brings its own tab into sight
  useEffect(() => {
    const open = bar.current?.querySelector<HTMLElement>('[aria-current]')
    if (bar.current && open) bar.current.scrollLeft = open.offsetLeft - bar.current.offsetLeft - 48
  }, [page])
  return (
    <div className={styles.bar}>
      <Wide ref={bar} role="navigation" aria-label={t`Kinds of questions`} className={styles.tabs ?? ''}>
        {KINDS.map((kind) => (
          <Link
            key={kind.page}
            to={`/w/$workspace/explore/${kind.page}`}
            params={{ workspace }}
            search={scope}
            className={styles.tab}
            aria-current={kind.page === page ? 'page' : undefined}
          >
            <Icon name={kind.icon} size={16} />
            {i18n._(kind.name)}
          </Link>
        ))}
      </Wide>
      <div className={styles.actions}>{children}</div>
    </div>
  )
}
