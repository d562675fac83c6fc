import { Trans, useLingui } from '@lingui/react/macro'
import { Button, TextInput } from '@mantine/core'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { call } from '../../api/client'
import { ApiError } from '../../api/problem'
import { FormFailure } from '../../parts/FormFailure'
import { PasswordField } from '../../parts/PasswordField'
import { useForm } from '../../parts/useForm'
import { AccountCard } from './AccountCard'
import { Providers, useRefusal } from './Providers'
import { type Credentials, SecondStep } from './SecondStep'
import { useEnter } from './useEnter'

export function SignIn() {
  const { next } = useSearch({ from: '/signin' })
  const [credentials, setCredentials] = useState<Credentials | null>(null)
  return credentials ? (
    <SecondStep credentials={credentials} next={next} onBack={() => setCredentials(null)} />
  ) : (
    <FirstStep onCode={setCredentials} />
  )
}

/** Address and password; `onCode` gets them where they are right and a code is asked for too. */
function FirstStep({ onCode }: { onCode: (credentials: Credentials) => void }) {
  const { t } = useLingui()
  const enter = useEnter()
  const { next, error } = useSearch({ from: '/signin' })
  const refusal = useRefusal(error)
  const form = useForm({ email: '', password: '' }, async (body) => {
    try {
      await enter(await call('POST /api/v1/session', { body }), next)
    } catch (failure) {
      if (!(failure instanceof ApiError) || failure.kind !== 'code-needed') throw failure
      onCode(body)
    }
  })
  return (
    <AccountCard title={t`Sign in`} lead={<Trans>See the journeys your customers really take.</Trans>}>
      <form onSubmit={form.submit}>
        <TextInput label={t`E-mail`} type="email" autoComplete="username" required {...form.field('email')} />
        <PasswordField {...form.field('password')} />
        <FormFailure failure={form.failure ?? refusal} />
        <Button type="submit" size="md" loading={form.busy}>
          <Trans>Sign in</Trans>
        </Button>
      </form>
      <Providers next={next} />
    </AccountCard>
  )
}
