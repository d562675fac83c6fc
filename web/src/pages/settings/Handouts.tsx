import { Button, Select, TextInput, type TextInputProps } from '@mantine/core'
import { type QueryKey, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useId, useState } from 'react'
import { useTold } from '../../api/told/useTold'
import type { Role } from '../../api/types'
import { FormFailure } from '../../parts/FormFailure'
import { say } from '../../parts/toast'
import { useForm } from '../../parts/useForm'
import { Secret } from './Secret'
import styles from './Settings.module.css'
import { useRoles } from './useRoles'

/** One that was handed out and still works. */
export interface Handout {
  id: string
  name: string
  note: ReactNode
}

interface Props {
  title: ReactNode
  lead?: ReactNode
  /** Whom or what it is for. */
  field: TextInputProps & { label: string }
  roleLabel: string
  make: ReactNode
  /** Makes one; gives the secret that is told once. */
  onMake: (name: string, role: Role) => Promise<string>
  /** What to do with the secret. */
  told: ReactNode
  items: Handout[] | undefined
  /** What stands where there is none yet. */
  none: ReactNode
  revoke: ReactNode
  /** Makes one work no more; gives the words that say so. */
  onRevoke: (handout: Handout) => Promise<string>
  queryKey: QueryKey
}

/** What an admin hands out with a role: keys and invitations. Each has a secret that is shown once, and can be taken back. */
export function Handouts(props: Props) {
  const { title, lead, field, roleLabel, make, onMake, told, items, none, revoke, onRevoke, queryKey } = props
  const id = useId()
  const { failure: wordsOf } = useTold()
  const roles = useRoles()
  const queries = useQueryClient()
  const [secret, setSecret] = useState('')
  const refresh = () => queries.invalidateQueries({ queryKey })

  const form = useForm({ name: '', role: 'viewer' }, async ({ name, role }) => {
    setSecret(await onMake(name, role as Role))
    form.reset()
    await refresh()
  })
  async function takeBack(handout: Handout) {
    try {
      say(await onRevoke(handout))
    } catch (failure) {
      say(wordsOf(failure), { bad: true })
    }
    await refresh()
  }

  return (
    <section className={styles.card} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {lead && <p className={styles.lead}>{lead}</p>}
      <form onSubmit={form.submit} className={styles.inline}>
        <TextInput required {...field} {...form.field('name')} />
        <Select
          label={roleLabel}
          data={roles}
          value={form.values.role}
          allowDeselect={false}
          onChange={(next) => form.set('role', next ?? 'viewer')}
        />
        <Button type="submit" loading={form.busy}>
          {make}
        </Button>
      </form>
      <FormFailure failure={form.failure} />
      {secret && <Secret secret={secret}>{told}</Secret>}
      {items?.length === 0 && <p className={styles.lead}>{none}</p>}
      <ul className={styles.list}>
        {items?.map((handout) => (
          <li key={handout.id} className={styles.item}>
            <div>
              <strong>{handout.name}</strong>
              <small>{handout.note}</small>
            </div>
            <Button size="compact-sm" variant="default" onClick={() => void takeBack(handout)}>
              {revoke}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
