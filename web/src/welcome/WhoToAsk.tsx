import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { membersQuery } from '../api/queries'
import styles from './Welcome.module.css'

/** Who may bring events in, for those who may not. */
export function WhoToAsk({ workspace }: { workspace: string }) {
  const { data } = useQuery(membersQuery(workspace))
  const able = data?.items.filter((member) => member.role !== 'viewer') ?? []
  return (
    <section className={styles.ask} aria-labelledby="who-to-ask">
      <h2 id="who-to-ask">
        <Trans>Ask one of these people to bring events in</Trans>
      </h2>
      <p>
        <Trans>
          You can look at everything here as soon as there is something to see. Editors and admins can import.
        </Trans>
      </p>
      <ul>
        {able.map(({ user, name, email }) => (
          <li key={user} className={styles.person}>
            <strong>{name}</strong>
            <a href={`mailto:${email}`}>{email}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}
