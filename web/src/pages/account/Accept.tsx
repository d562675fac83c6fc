import { Trans, useLingui } from '@lingui/react/macro'
import { Button, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { call } from '../../api/client'
import { ApiError } from '../../api/problem'
import { meQuery } from '../../api/queries'
import { FormFailure } from '../../parts/FormFailure'
import { PasswordField } from '../../parts/PasswordField'
import { useForm } from '../../parts/useForm'
import { AccountCard } from './AccountCard'
import { Providers } from './Providers'
import { useEnter } from './useEnter'

/** An invitation. Its secret stands after `#`, which browsers keep to themselves. */
export function Accept() {
  const { t } = useLingui()
  const enter = useEnter()
  const token = location.hash.slice(1)
  const look = useQuery({
    queryKey: ['invitation', token],
    retry: false,
    queryFn: () => call('POST /api/v1/invitations/look', { body: { token } }),
  })
  const known = look.data?.has_account === true
  const me = useQuery({ ...meQuery, enabled: known })
  const form = useForm({ name: '', password: '' }, async (told) => {
    const body = known ? { token } : { token, ...told }
    await enter(await call('POST /api/v1/invitations/accept', { body }))
  })
  if (look.isError) {
    const isGone = look.error instanceof ApiError && look.error.status === 404
    return (
      <AccountCard
        title={isGone ? t`This invitation does not work` : t`The invitation could not be read`}
        lead={isGone && <Trans>It was used, taken back, or has expired. Ask for a new one.</Trans>}
      >
        <FormFailure failure={isGone ? null : look.error} />
      </AccountCard>
    )
  }
  if (!look.data) return null
  const { workspace, email } = look.data
  if (known && me.isPending) return null
  const title = t`Join ${workspace}`
  const lead = <Trans>You were invited as {email}.</Trans>
  if (known && !me.data) {
    return (
      <AccountCard title={title} lead={lead}>
        <p>
          <Trans>You have an account: sign in first, then open the link again.</Trans>
        </p>
        <Button component={Link} to="/signin" size="md" mt={8}>
          <Trans>Sign in</Trans>
        </Button>
        <Providers />
      </AccountCard>
    )
  }
  return (
    <AccountCard title={title} lead={lead}>
      <form onSubmit={form.submit}>
        {!known && (
          <>
            <TextInput label={t`Your name`} autoComplete="name" required {...form.field('name')} />
            <PasswordField isNew {...form.field('password')} />
          </>
        )}
        <FormFailure failure={form.failure} />
        <Button type="submit" size="md" loading={form.busy}>
          <Trans>Join</Trans>
        </Button>
      </form>
      {!known && <Providers forInvited />}
    </AccountCard>
  )
}
