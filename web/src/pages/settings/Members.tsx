import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Select, TextInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { request } from '../../api/client'
import { invitationsQuery, membersQuery, workspacePath } from '../../api/queries'
import type { InvitationMade, Member, Role } from '../../api/types'
import { useFormat } from '../../format/useFormat'
import { FormFailure } from '../../parts/FormFailure'
import { say } from '../../parts/toast'
import { useForm } from '../../parts/useForm'
import { Secret } from './Secret'
import styles from './Settings.module.css'
import { useHere } from './useHere'
import { useRoles } from './useRoles'

export function Members() {
  const { isAdmin } = useHere()
  return (
    <>
      <MemberList />
      {isAdmin && <Invitations />}
    </>
  )
}

function MemberList() {
  const { t } = useLingui()
  const { workspace, isAdmin, me } = useHere()
  const roles = useRoles()
  const queries = useQueryClient()
  const members = membersQuery(workspace)
  const { data } = useQuery(members)
  const path = `${workspacePath(workspace)}/members`

  async function changeRole({ user, name, role: before }: Member, role: Role) {
    const put = (body: { role: Role }) =>
      request(`${path}/${user}`, { method: 'PATCH', body }).then(() =>
        queries.invalidateQueries({ queryKey: members.queryKey }),
      )
    try {
      await put({ role })
      say(t`${name} has another role now`, { undo: () => void put({ role: before }) })
    } catch (failure) {
      say((failure as Error).message, { bad: true })
    }
  }
  async function remove({ user, name }: Member) {
    try {
      await request(`${path}/${user}`, { method: 'DELETE' })
      say(t`${name} is no member any more`)
    } catch (failure) {
      say((failure as Error).message, { bad: true })
    }
    await queries.invalidateQueries({ queryKey: members.queryKey })
  }

  return (
    <section className={styles.card} aria-labelledby="members">
      <h2 id="members">
        <Trans>Members</Trans>
      </h2>
      <p className={styles.lead}>
        <Trans>Viewers look, editors save questions and maps, admins decide who is here.</Trans>
      </p>
      <ul className={styles.list}>
        {data?.items.map((member) => (
          <li key={member.user} className={styles.item}>
            <div>
              <strong>{member.name}</strong>
              <small>{member.email}</small>
            </div>
            <div className={styles.end}>
              {isAdmin && member.user !== me?.id ? (
                <>
                  <Select
                    size="sm"
                    w={120}
                    aria-label={t`Role of ${member.name}`}
                    data={roles}
                    value={member.role}
                    allowDeselect={false}
                    onChange={(next) => void changeRole(member, next as Role)}
                  />
                  <Button size="compact-sm" variant="subtle" color="red" onClick={() => void remove(member)}>
                    <Trans>Remove</Trans>
                  </Button>
                </>
              ) : (
                <span>{roles.find((role) => role.value === member.role)?.label}</span>
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Invitations() {
  const { t } = useLingui()
  const format = useFormat()
  const { workspace } = useHere()
  const roles = useRoles()
  const queries = useQueryClient()
  const invitations = invitationsQuery(workspace)
  const { data } = useQuery(invitations)
  const [link, setLink] = useState('')
  const refresh = () => queries.invalidateQueries({ queryKey: invitations.queryKey })

  const form = useForm({ email: '', role: 'viewer' }, async (body) => {
    const made = await request<InvitationMade>(`${workspacePath(workspace)}/members`, { method: 'POST', body })
    setLink(`${location.origin}/invitation#${made.token}`)
    form.reset()
    await refresh()
  })
  async function revoke(id: string) {
    await request(`${workspacePath(workspace)}/invitations/${id}`, { method: 'DELETE' })
    say(t`Invitation taken back`)
    await refresh()
  }

  return (
    <section className={styles.card} aria-labelledby="invitations">
      <h2 id="invitations">
        <Trans>Invite someone</Trans>
      </h2>
      <form onSubmit={form.submit} className={styles.inline}>
        <TextInput label={t`E-mail`} type="email" required {...form.field('email')} />
        <Select
          label={t`Role`}
          data={roles}
          value={form.values.role}
          allowDeselect={false}
          onChange={(next) => form.set('role', next ?? 'viewer')}
        />
        <Button type="submit" loading={form.busy}>
          <Trans>Invite</Trans>
        </Button>
      </form>
      <FormFailure failure={form.failure} />
      {link && (
        <Secret secret={link}>
          <Trans>Send this link to the person. It works once and is shown only now.</Trans>
        </Secret>
      )}
      <ul className={styles.list}>
        {data?.items.map((each) => (
          <li key={each.id} className={styles.item}>
            <div>
              <strong>{each.email}</strong>
              <small>
                <Trans>works until {format.moment(each.expires_at)}</Trans>
              </small>
            </div>
            <Button size="compact-sm" variant="default" onClick={() => void revoke(each.id)}>
              <Trans>Take back</Trans>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
