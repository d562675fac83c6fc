import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../api/client'
import { membersQuery } from '../../api/queries'
import type { Member, Role } from '../../api/types'
import { Invitations } from './Invitations'
import styles from './Settings.module.css'
import { useHere } from './useHere'
import { useRoles } from './useRoles'
import { type Undoable, useUndoable } from './useUndoable'

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
  const members = membersQuery(workspace)
  const { data } = useQuery(members)
  const change = useUndoable(members.queryKey)

  function setRole({ user, name, role: before }: Member, role: Role): Undoable {
    const put = (role: Role) =>
      call('PATCH /api/v1/workspaces/{ws}/members/{user}', { path: { ws: workspace, user }, body: { role } })
    return { act: () => put(role), said: t`${name} has another role now`, undo: () => put(before) }
  }
  function remove({ user, name }: Member): Undoable {
    const path = { ws: workspace, user }
    return {
      act: () => call('DELETE /api/v1/workspaces/{ws}/members/{user}', { path }),
      said: t`${name} is no member any more`,
      undo: () => call('POST /api/v1/workspaces/{ws}/members/{user}/restore', { path }),
    }
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
                    onChange={(next) => void change(setRole(member, next as Role))}
                  />
                  <Button size="compact-sm" variant="subtle" color="red" onClick={() => void change(remove(member))}>
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
