import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { FormFailure } from '../parts/FormFailure'
import { PasswordField } from '../parts/PasswordField'
import { useForm } from '../parts/useForm'
import { CodeInput } from './CodeInput'
import styles from './Factor.module.css'

interface Props {
  /** What is done then. */
  act: ReactNode
  onProve: (proof: { password: string; code: string }) => Promise<void>
  onCancel: () => void
}

/** Asks for password and code before the second factor is changed: a browser left open is not enough. */
export function Prove({ act, onProve, onCancel }: Props) {
  const { t } = useLingui()
  const form = useForm({ password: '', code: '' }, onProve)
  return (
    <form onSubmit={form.submit} className={styles.form}>
      <PasswordField {...form.field('password')} />
      <CodeInput
        description={t`From the app, or a recovery code`}
        // Letters have to be typed too.
        inputMode="text"
        required
        {...form.field('code')}
      />
      <FormFailure failure={form.failure} />
      <div className={styles.buttons}>
        <Button type="submit" loading={form.busy}>
          {act}
        </Button>
        <Button variant="default" onClick={onCancel}>
          <Trans>Cancel</Trans>
        </Button>
      </div>
    </form>
  )
}
