import { Trans, useLingui } from '@lingui/react/macro'
import { Button, TextInput } from '@mantine/core'
import { request } from '../../api/client'
import type { Me } from '../../api/types'
import { FormFailure } from '../../parts/FormFailure'
import { PasswordField } from '../../parts/PasswordField'
import { useForm } from '../../parts/useForm'
import { AccountCard } from './AccountCard'
import { useEnter } from './useEnter'

/** The first visit: makes the owner's account and the first workspace. */
export function Setup() {
  const { t } = useLingui()
  const enter = useEnter()
  const form = useForm({ name: '', email: '', password: '', workspace: '' }, async (body) =>
    enter(await request<Me>('/setup', { method: 'POST', body })),
  )
  return (
    <AccountCard title={t`Welcome to Meander`} lead={<Trans>Make your account. It owns everything here.</Trans>}>
      <form onSubmit={form.submit}>
        <TextInput label={t`Your name`} autoComplete="name" required {...form.field('name')} />
        <TextInput label={t`E-mail`} type="email" autoComplete="username" required {...form.field('email')} />
        <PasswordField isNew {...form.field('password')} />
        <TextInput label={t`Name of the workspace`} placeholder={t`Your shop`} required {...form.field('workspace')} />
        <FormFailure failure={form.failure} />
        <Button type="submit" size="md" loading={form.busy}>
          <Trans>Make my account</Trans>
        </Button>
      </form>
    </AccountCard>
  )
}
