import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { request } from '../../api/client'
import { sessionsQuery } from '../../api/queries'
import { useFormat } from '../../format/useFormat'
import { FormFailure } from '../../parts/FormFailure'
import { PasswordField } from '../../parts/PasswordField'
import { say } from '../../parts/toast'
import { useForm } from '../../parts/useForm'
import { browserOf } from './browser'
import { SecondFactor } from './SecondFactor'
import styles from './Settings.module.css'
import { useHere } from './useHere'

export function Security() {
  const { me } = useHere()
  return (
    <>
      {me?.has_password === false ? <NoPassword /> : <Password />}
      {me?.has_password && <SecondFactor me={me} />}
      <Sessions />
    </>
  )
}

function NoPassword() {
  return (
    <section className={styles.card} aria-labelledby="password">
      <h2 id="password">
        <Trans>Password</Trans>
      </h2>
      <p>
        <Trans>You have none here: you sign in with an account elsewhere, and change its password there.</Trans>
      </p>
    </section>
  )
}

function Password() {
  const { t } = useLingui()
  const queries = useQueryClient()
  const form = useForm({ current: '', new: '' }, async (body) => {
    await request('/me/password', { method: 'PUT', body })
    form.reset()
    say(t`Password changed; you are signed out everywhere else`)
    await queries.invalidateQueries({ queryKey: sessionsQuery.queryKey })
  })
  return (
    <section className={styles.card} aria-labelledby="password">
      <h2 id="password">
        <Trans>Password</Trans>
      </h2>
      <form onSubmit={form.submit} className={styles.form}>
        <PasswordField label={t`Password so far`} {...form.field('current')} />
        <PasswordField isNew label={t`New password`} {...form.field('new')} />
        <FormFailure failure={form.failure} />
        <Button type="submit" loading={form.busy}>
          <Trans>Change password</Trans>
        </Button>
      </form>
    </section>
  )
}

function Sessions() {
  const { t } = useLingui()
  const format = useFormat()
  const queries = useQueryClient()
  const { data } = useQuery(sessionsQuery)
  async function end(id: string) {
    await request(`/me/sessions/${id}`, { method: 'DELETE' })
    say(t`Signed out there`)
    await queries.invalidateQueries({ queryKey: sessionsQuery.queryKey })
  }
  return (
    <section className={styles.card} aria-labelledby="sessions">
      <h2 id="sessions">
        <Trans>Where you are signed in</Trans>
      </h2>
      <ul className={styles.list}>
        {data?.items.map((each) => (
          <li key={each.id} className={styles.item}>
            <div>
              <strong>{browserOf(each.user_agent)}</strong>
              <small>
                <Trans>
                  {each.address} · last used {format.ago(each.last_seen_at)}
                </Trans>
              </small>
            </div>
            {each.is_current ? (
              <span className={styles.tag}>
                <Trans>This one</Trans>
              </span>
            ) : (
              <Button size="compact-sm" variant="default" onClick={() => void end(each.id)}>
                <Trans>Sign out</Trans>
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
