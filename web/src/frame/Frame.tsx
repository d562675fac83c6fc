import { Trans, useLingui } from '@lingui/react/macro'
import { Outlet } from '@tanstack/react-router'
import { Toasts } from '../parts/Toasts'
import { SampleLine } from '../welcome/SampleLine'
import styles from './Frame.module.css'
import { Rail } from './Rail'
import { ShortcutHelp } from './ShortcutHelp'

/** What every page stands in: the rail, and the page itself. */
export function Frame() {
  const { t } = useLingui()
  return (
    <div className={styles.frame}>
      <a href="#content" className={styles.skip}>
        <Trans>Skip to content</Trans>
      </a>
      <Rail />
      <main id="content" className={styles.main} tabIndex={-1} aria-label={t`Content`}>
        <SampleLine />
        <Outlet />
      </main>
      <ShortcutHelp />
      <Toasts />
    </div>
  )
}
