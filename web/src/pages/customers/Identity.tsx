import { Trans, useLingui } from '@lingui/react/macro'
import type { Customer } from '../../api/customers'
import { readable } from '../../format/name'
import { useFormat } from '../../format/useFormat'
import styles from './Customer.module.css'

/** What is known about a customer beside what happened. */
export function Identity({ customer, visits }: { customer: Customer; visits: number | null }) {
  const { t } = useLingui()
  const format = useFormat()
  const traits = Object.entries(customer.traits)
  const hows: Record<string, string> = { file: t`named so in a file` }
  return (
    <aside className={styles.identity} aria-label={t`About this customer`}>
      <h2>
        <Trans>Traits</Trans>
      </h2>
      {traits.length === 0 ? (
        <p className={styles.quiet}>
          <Trans>No file says anything about this customer.</Trans>
        </p>
      ) : (
        <dl className={styles.facts}>
          {traits.map(([name, value]) => (
            <div key={name}>
              <dt>{readable(name)}</dt>
              <dd>{typeof value === 'number' ? format.decimal(value) : String(value)}</dd>
            </div>
          ))}
        </dl>
      )}
      <h2>
        <Trans>In numbers</Trans>
      </h2>
      <dl className={styles.facts}>
        <div>
          <dt>
            <Trans>Events</Trans>
          </dt>
          <dd>{format.count(customer.events)}</dd>
        </div>
        {visits !== null && (
          <div>
            <dt>
              <Trans>Visits</Trans>
            </dt>
            <dd>{format.count(visits)}</dd>
          </div>
        )}
        <div>
          <dt>
            <Trans>First seen</Trans>
          </dt>
          <dd>{format.moment(customer.first)}</dd>
        </div>
        <div>
          <dt>
            <Trans>Last seen</Trans>
          </dt>
          <dd>{format.moment(customer.last)}</dd>
        </div>
      </dl>
      <h2>
        <Trans>Ids, and how they were joined</Trans>
      </h2>
      <ul className={styles.ids}>
        {customer.ids.map(({ id, how }) => (
          <li key={`${id} ${how}`}>
            <code>{id}</code>
            <span className={styles.quiet}>{hows[how] ?? how}</span>
          </li>
        ))}
      </ul>
    </aside>
  )
}
