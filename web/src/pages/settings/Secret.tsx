import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { say } from '../../parts/toast'
import styles from './Settings.module.css'

/** A secret that the server tells once. */
export function Secret({ secret, children }: { secret: string; children: ReactNode }) {
  const { t } = useLingui()
  async function copy() {
    await navigator.clipboard.writeText(secret)
    say(t`Copied`)
  }
  return (
    <div className={styles.secret} role="status">
      <p>{children}</p>
      <code>{secret}</code>
      <div>
        <Button size="compact-sm" variant="default" onClick={() => void copy()}>
          <Trans>Copy</Trans>
        </Button>
      </div>
    </div>
  )
}
