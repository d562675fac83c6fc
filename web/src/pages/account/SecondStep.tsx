import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { call } from '../../api/client'
import { ApiError } from '../../api/problem'
import { CodeInput } from '../../factor/CodeInput'
import { FormFailure } from '../../parts/FormFailure'
import { useForm } from '../../parts/useForm'
import { AccountCard } from './AccountCard'
import { useEnter } from './useEnter'

/** What one has shown to know in the first step. */
export interface Credentials {
  email: string
  password: string
}

interface Props {
  credentials: Credentials
  /** The page to come to. */
  next: string | undefined
  onBack: () => void
}

/** The second step of signing in, for who has a second factor. */
export function SecondStep({ credentials, next, onBack }: Props) {
  const { t } = useLingui()
  const enter = useEnter()
  const [isRecovery, setRecovery] = useState(false)
  const form = useForm({ code: '' }, async ({ code }) => {
    try {
      await enter(await call('POST /api/v1/session', { body: { ...credentials, code } }), next)
    } catch (failure) {
      // No code is right later that was wrong before.
      if (failure instanceof ApiError && failure.kind === 'wrong-code') form.reset()
      throw failure
    }
  })
  function change() {
    form.reset()
    setRecovery(!isRecovery)
  }
  return (
    <AccountCard
      title={t`Enter a code`}
      lead={
        isRecovery ? (
          <Trans>One of the recovery codes that you have kept. It works once.</Trans>
        ) : (
          <Trans>The authenticator app on your phone shows it.</Trans>
        )
      }
    >
      <form onSubmit={form.submit}>
        <CodeInput isRecovery={isRecovery} focus required {...form.field('code')} />
        <FormFailure failure={form.failure} />
        <Button type="submit" size="md" loading={form.busy}>
          <Trans>Sign in</Trans>
        </Button>
      </form>
      <Button variant="subtle" onClick={change}>
        {isRecovery ? <Trans>Use a code from the app instead</Trans> : <Trans>Use a recovery code instead</Trans>}
      </Button>
      <Button variant="subtle" onClick={onBack}>
        <Trans>Sign in as somebody else</Trans>
      </Button>
    </AccountCard>
  )
}
