import { Trans, useLingui } from '@lingui/react/macro'
import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useSearch } from '@tanstack/react-router'
import { request } from '../../api/client'
import type { Me } from '../../api/types'
import { FormFailure } from '../../parts/FormFailure'
import { useForm } from '../../parts/useForm'
import { AccountCard } from './AccountCard'
import { Providers, useRefusal } from './Providers'
import { useEnter } from './useEnter'

export function SignIn() {
  const { t } = useLingui()
  const enter = useEnter()
  const { next, error } = useSearch({ from: '/signin' })
  const refusal = useRefusal(error)
  const form = useForm({ email: '', password: '' }, async (body) =>
    enter(await request<Me>('/session', { method: 'POST', body }), next),
  )
  return (
    <AccountCard title={t`Sign in`} lead={<Trans>See the journeys your customers really take.</Trans>}>
      <form onSubmit={form.submit}>
        <TextInput label={t`E-mail`} type="email" autoComplete="username" required {...form.field('email')} />
        <PasswordInput
          label={t`Password`}
          autoComplete="current-password"
          required
          visibilityToggleButtonProps={{ 'aria-label': t`Show the password` }}
          {...form.field('password')}
        />
        <FormFailure failure={form.failure ?? refusal} />
        <Button type="submit" size="md" loading={form.busy}>
          <Trans>Sign in</Trans>
        </Button>
      </form>
      <Providers next={next} />
    </AccountCard>
  )
}
