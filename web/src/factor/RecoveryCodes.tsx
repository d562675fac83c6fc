import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { download } from '../parts/download'
import { say } from '../parts/toast'
import styles from './Factor.module.css'

interface Props {
  codes: readonly string[]
  /** When they are kept. */
  onKept: () => void
}

/** Recovery codes, which the server tells once. */
export function RecoveryCodes({ codes, onKept }: Props) {
  const { t } = useLingui()
  const text = `${codes.join('\n')}\n`
  async function copy() {
    await navigator.clipboard.writeText(text)
    say(t`Copied`)
  }
  return (
    <div className={styles.told} role="status">
      <p>
        <Trans>
          These are your recovery codes. Each lets you in once when you have no phone at hand. Keep them now, and not on
          the phone: they are not shown again.
        </Trans>
      </p>
      <ol className={styles.codes}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <div className={styles.buttons}>
        <Button size="compact-sm" variant="default" onClick={() => void copy()}>
          <Trans>Copy</Trans>
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => download('meander-recovery-codes.txt', 'text/plain', text)}
        >
          <Trans>Download</Trans>
        </Button>
        <Button size="compact-sm" onClick={onKept}>
          <Trans>I have kept them</Trans>
        </Button>
      </div>
    </div>
  )
}
