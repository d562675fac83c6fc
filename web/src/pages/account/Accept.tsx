import { Trans, useLingui } from '@lingui/react/macro'
import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { request } from '../../api/client'
import type { InvitationLook, Me } from '../../api/types'
import { FormFailure } from '../../parts/FormFailure'
import { useForm } from '../../parts/useForm'
import { AccountCard } from './AccountCard'
import { useEnter } from './useEnter'

/** An invitation. Its secret stands after `#`, which browsers keep to themselves. */
export function Accept() {
  const { t } = useLingui()
  const enter = useEnter()
  const token = location.hash.slice(1)
  const look = useQuery({
    queryKey: ['invitation', token],
    retry: false,
    queryFn: () => request<InvitationLook>('/invitations/look', { method: 'POST', body: { token } }),
  })
  const form = useForm({ name: '', password: '' }, async (told) => {
    const body = look.data?.has_account ? { token } : { token, ...told }
    await enter(await request<Me>('/invitations/accept', { method: 'POST', body }))
  })
  if (look.isError) {
    return (
      <AccountCard
        title={t`This invitation does not work`}
        lead={<Trans>It was used or has expired. Ask for a new one.</Trans>}
      >
        <FormFailure failure={null} />
      </AccountCard>
    )
  }
  if (!look.data) return null
  const { workspace, email, has_account: known } = look.data
  return (
    <AccountCard title={t`Join ${workspace}`} lead={<Trans>You were invited as {email}.</Trans>}>
      <form onSubmit={form.submit}>
        {known ? (
          <p>
            <Trans>You have an account: sign in first, then open the link again.</Trans>
          </p>
        ) : (
          <>
            <TextInput label={t`Your name`} autoComplete="name" required {...form.field('name')} />
            <PasswordInput
              label={t`Password`}
              description={t`At least 12 characters; a sentence is fine`}
              autoComplete="new-password"
              required
              visibilityToggleButtonProps={{ 'aria-label': t`Show the password` }}
              {...form.field('password')}
            />
          </>
        )}
        <FormFailure failure={form.failure} />
        <Button type="submit" size="md" loading={form.busy}>
          <Trans>Join</Trans>
        </Button>
      </form>
    </AccountCard>
  )
}
