import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Select, TextInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { request } from '../../api/client'
import { keysQuery, workspacePath } from '../../api/queries'
import type { KeyMade } from '../../api/types'
import { useFormat } from '../../format/useFormat'
import { FormFailure } from '../../parts/FormFailure'
import { say } from '../../parts/toast'
import { useForm } from '../../parts/useForm'
import { Secret } from './Secret'
import styles from './Settings.module.css'
import { useHere } from './useHere'
import { useRoles } from './useRoles'

export function Keys() {
  const { t } = useLingui()
  const format = useFormat()
  const { workspace } = useHere()
  const roles = useRoles()
  const queries = useQueryClient()
  const keys = keysQuery(workspace)
  const { data } = useQuery(keys)
  const [secret, setSecret] = useState('')
  const path = `${workspacePath(workspace)}/keys`
  const refresh = () => queries.invalidateQueries({ queryKey: keys.queryKey })

  const form = useForm({ name: '', role: 'viewer' }, async (body) => {
    setSecret((await request<KeyMade>(path, { method: 'POST', body })).secret)
    form.reset()
    await refresh()
  })
  async function revoke(id: string, name: string) {
    await request(`${path}/${id}`, { method: 'DELETE' })
    say(t`“${name}” works no more`)
    await refresh()
  }

  return (
    <section className={styles.card} aria-labelledby="keys">
      <h2 id="keys">
        <Trans>API keys</Trans>
      </h2>
      <p className={styles.lead}>
        <Trans>For programs that ask or send. A key may do what its role may.</Trans>
      </p>
      <form onSubmit={form.submit} className={styles.inline}>
        <TextInput label={t`What it is for`} placeholder={t`Nightly report`} required {...form.field('name')} />
        <Select
          label={t`Role`}
          data={roles}
          value={form.values.role}
          allowDeselect={false}
          onChange={(next) => form.set('role', next ?? 'viewer')}
        />
        <Button type="submit" loading={form.busy}>
          <Trans>Make a key</Trans>
        </Button>
      </form>
      <FormFailure failure={form.failure} />
      {secret && (
        <Secret secret={secret}>
          <Trans>This is the key. Copy it now: it is not shown again.</Trans>
        </Secret>
      )}
      <ul className={styles.list}>
        {data?.items.map((key) => (
          <li key={key.id} className={styles.item}>
            <div>
              <strong>{key.name}</strong>
              <small>
                <code>{key.prefix}…</code> · {roles.find((role) => role.value === key.role)?.label} ·{' '}
                {key.last_used_at ? t`last used ${format.ago(key.last_used_at)}` : t`never used`}
              </small>
            </div>
            <Button size="compact-sm" variant="default" onClick={() => void revoke(key.id, key.name)}>
              <Trans>Revoke</Trans>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
