import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useLocation } from '@tanstack/react-router'
import { useId } from 'react'
import { behindQuery, type Place } from '../api/customers'
import type { Question } from '../api/types'
import { useFormat } from '../format/useFormat'
import { FormFailure } from '../parts/FormFailure'
import { Icon } from '../parts/icons'
import styles from './Behind.module.css'
import { useWorkspace } from './useExplore'
import type { Selection } from './useSelection'

/** One number of the selection whose customers can be seen. */
export interface BehindNumber {
  key: string
  name: string
  /** How many they are, where the answer says it. */
  count?: number
  place: Place
}

interface Props {
  question: Question
  numbers: BehindNumber[]
  /** It knows the key of the number whose list is open. */
  selection: Pick<Selection, 'see' | 'open'>
}

/** Who is behind the numbers of the panel. Each opens the journey of a customer, from which one comes back here. */
export function Behind({ question, numbers, selection }: Props) {
  const { t } = useLingui()
  const format = useFormat()
  const id = useId()
  const { see, open: onSee } = selection
  const shown = numbers.filter((each) => each.count !== 0)
  const open = shown.find((each) => each.key === see)
  if (shown.length === 0) return null
  return (
    <section className={styles.behind} aria-label={t`Customers behind the number`}>
      <div className={styles.numbers}>
        {shown.map(({ key, name, count }) => (
          <Button
            key={key}
            fullWidth
            variant={key === see ? 'light' : shown.length === 1 ? 'filled' : 'default'}
            justify="space-between"
            rightSection={<Icon name={key === see ? 'up' : 'right'} size={14} />}
            aria-expanded={key === see}
            aria-controls={id}
            onClick={() => onSee(key === see ? null : key)}
          >
            {shown.length === 1 ? t`See the customers` : count === undefined ? name : `${name}: ${format.count(count)}`}
          </Button>
        ))}
      </div>
      <div id={id}>{open && <BehindList question={question} place={open.place} />}</div>
    </section>
  )
}

/** The customers themselves, for panels that name the numbers in their own way. */
export function BehindList({ question, place }: { question: Question; place: Place }) {
  const { t } = useLingui()
  const format = useFormat()
  const workspace = useWorkspace()
  const { href } = useLocation()
  const list = useInfiniteQuery(behindQuery(workspace, question, place))
  const customers = list.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <div className={styles.list} aria-busy={list.isPending}>
      <FormFailure failure={list.error} />
      {list.isSuccess && customers.length === 0 && (
        <p className={styles.quiet}>
          <Trans>Nobody is behind this number.</Trans>
        </p>
      )}
      <ul aria-label={t`Customers`}>
        {customers.map(({ customer, events, last }) => (
          <li key={customer}>
            <Link
              to="/w/$workspace/customers/$id"
              params={{ workspace, id: customer }}
              search={{ back: href }}
              className={styles.customer}
            >
              <strong>{customer}</strong>
              <span className={styles.quiet}>
                <Trans>
                  {format.count(events)} events, last {format.day(last)}
                </Trans>
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {list.hasNextPage && (
        <Button
          size="compact-sm"
          variant="subtle"
          loading={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          <Trans>Show more</Trans>
        </Button>
      )}
    </div>
  )
}
