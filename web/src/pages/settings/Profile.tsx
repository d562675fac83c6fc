import { Trans, useLingui } from '@lingui/react/macro'
import { Button, SegmentedControl, TextInput, useMantineColorScheme } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { request } from '../../api/client'
import { meQuery } from '../../api/queries'
import type { Me, ThemeChoice } from '../../api/types'
import { LANGUAGES, speak } from '../../i18n'
import { FormFailure } from '../../parts/FormFailure'
import { say } from '../../parts/toast'
import { useForm } from '../../parts/useForm'
import styles from './Settings.module.css'
import { useHere } from './useHere'

export function Profile() {
  const { me } = useHere()
  return me ? <ProfileOf me={me} /> : null
}

function ProfileOf({ me }: { me: Me }) {
  const { t } = useLingui()
  const queries = useQueryClient()
  const { setColorScheme } = useMantineColorScheme()

  async function change(body: Partial<Pick<Me, 'name' | 'locale' | 'theme'>>) {
    const changed = await request<Me>('/me', { method: 'PATCH', body })
    queries.setQueryData(meQuery.queryKey, changed)
  }
  const form = useForm({ name: me.name }, async (body) => {
    await change(body)
    say(t`Name changed`, { undo: () => void change({ name: me.name }) })
  })
  async function changeLanguage(locale: Me['locale']) {
    await change({ locale })
    await speak(locale)
  }
  async function changeTheme(theme: ThemeChoice) {
    setColorScheme(theme === 'system' ? 'auto' : theme)
    await change({ theme })
  }

  return (
    <section className={styles.card} aria-labelledby="profile">
      <h2 id="profile">
        <Trans>Profile</Trans>
      </h2>
      <form onSubmit={form.submit} className={styles.form}>
        <TextInput label={t`E-mail`} value={me.email} readOnly disabled />
        <TextInput label={t`Your name`} autoComplete="name" required {...form.field('name')} />
        <FormFailure failure={form.failure} />
        <Button type="submit" loading={form.busy} disabled={form.values.name === me.name}>
          <Trans>Change name</Trans>
        </Button>
      </form>
      <h2>
        <Trans>Language</Trans>
      </h2>
      <SegmentedControl
        aria-label={t`Language`}
        data={Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }))}
        value={me.locale}
        onChange={(next) => void changeLanguage(next as Me['locale'])}
      />
      <h2>
        <Trans>Colours</Trans>
      </h2>
      <SegmentedControl
        aria-label={t`Colours`}
        data={[
          { value: 'system', label: t`As the system` },
          { value: 'light', label: t`Light` },
          { value: 'dark', label: t`Dark` },
        ]}
        value={me.theme}
        onChange={(next) => void changeTheme(next as ThemeChoice)}
      />
    </section>
  )
}
