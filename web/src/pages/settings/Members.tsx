import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Select } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { request } from '../../api/client'
import { membersQuery, workspacePath } from '../../api/queries'
import { useTold } from '../../api/told/useTold'
import type { Member, Role } from '../../api/types'
import { say } from '../../parts/toast'
import { Invitations } from './Invitations'
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
  const told = useTold()
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
      say(told.failure(failure), { bad: true })
    }
  }
  async function remove({ user, name }: Member) {
    try {
      await request(`${path}/${user}`, { method: 'DELETE' })
      say(t`${name} is no member any more`)
    } catch (failure) {
      say(told.failure(failure), { bad: true })
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
