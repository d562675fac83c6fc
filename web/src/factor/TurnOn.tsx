import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { call } from '../api/client'
import type { FactorBegun } from '../api/types'
import { FormFailure } from '../parts/FormFailure'
import { PasswordField } from '../parts/PasswordField'
import { say } from '../parts/toast'
import { useForm } from '../parts/useForm'
import { CodeInput } from './CodeInput'
import styles from './Factor.module.css'
import { inGroups } from './shape'

const QrCode = lazy(() => import('./QrCode').then((part) => ({ default: part.QrCode })))

interface Props {
  /** Gets the recovery codes once it is on. */
  onDone: (codes: string[]) => void
}

/** From the password to the first code of a phone. */
export function TurnOn({ onDone }: Props) {
  const [begun, setBegun] = useState<FactorBegun | null>(null)
  return begun ? <Confirm begun={begun} onDone={onDone} /> : <Begin onBegun={setBegun} />
}

function Begin({ onBegun }: { onBegun: (begun: FactorBegun) => void }) {
  const form = useForm({ password: '' }, async (body) => onBegun(await call('POST /api/v1/me/second-factor', { body })))
  return (
    <form onSubmit={form.submit} className={styles.form}>
      <PasswordField {...form.field('password')} />
      <FormFailure failure={form.failure} />
      <Button type="submit" loading={form.busy}>
        <Trans>Set it up</Trans>
      </Button>
    </form>
  )
}

function Confirm({ begun, onDone }: Props & { begun: FactorBegun }) {
  const { t } = useLingui()
  const form = useForm({ code: '' }, async (body) =>
    onDone((await call('POST /api/v1/me/second-factor/confirm', { body })).codes),
  )
  async function copy() {
    await navigator.clipboard.writeText(begun.secret)
    say(t`Copied`)
  }
  return (
    <div className={styles.steps}>
      <p>
        <Trans>Scan this with the authenticator app on your phone:</Trans>
      </p>
      <Suspense fallback={<div className={styles.waiting} />}>
        <QrCode address={begun.uri} />
      </Suspense>
      <p>
        <Trans>
          Or <a href={begun.uri}>open it in an app on this device</a>, or type the secret:
        </Trans>
      </p>
      <div className={styles.secret}>
        <code>{inGroups(begun.secret)}</code>
        <Button size="compact-sm" variant="default" onClick={() => void copy()}>
          <Trans>Copy</Trans>
        </Button>
      </div>
      <form onSubmit={form.submit} className={styles.form}>
        <CodeInput description={t`Six digits, as the app shows them now`} required focus {...form.field('code')} />
        <FormFailure failure={form.failure} />
        <Button type="submit" loading={form.busy}>
          <Trans>Turn on</Trans>
        </Button>
      </form>
    </div>
  )
}
