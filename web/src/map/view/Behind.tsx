import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { behindQuery } from '../../api/behind'
import type { Question } from '../../api/types'
import { useFormat } from '../../format/useFormat'
import { FormFailure } from '../../parts/FormFailure'
import styles from './Behind.module.css'

interface Props {
  workspace: string
  question: Question
  /** Which part of the answer: `{ key, outcome }` of a conformance question. */
  at: object
}

const FIRST = 10

/** Who is behind a number, each leading to the customer's own page. */
export function Behind({ workspace, question, at }: Props) {
  const { t } = useLingui()
  const format = useFormat()
  const [limit, setLimit] = useState(FIRST)
  const place = JSON.stringify(at)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another place begins with few again
  useEffect(() => setLimit(FIRST), [place])
  const { data, error, isFetching } = useQuery(behindQuery(workspace, question, at, limit))
  return (
    <section className={styles.behind} aria-label={t`Customers`} aria-busy={isFetching}>
      <FormFailure failure={error} />
      {data?.items.length === 0 && (
        <p className={styles.none}>
          <Trans>Nobody is here.</Trans>
        </p>
      )}
      <ul>
        {data?.items.map((each) => (
          <li key={each.customer}>
            <a href={`/w/${workspace}/customers/${encodeURIComponent(each.customer)}`}>{each.customer}</a>
            <span className={styles.note}>
              <Trans>
                {format.count(each.events)} events, last on {format.day(each.last)}
              </Trans>
            </span>
          </li>
        ))}
      </ul>
      {data?.next && limit < 200 && (
        <Button
          size="compact-sm"
          variant="subtle"
          loading={isFetching}
          onClick={() => setLimit(Math.min(200, limit * 3))}
        >
          <Trans>Show more</Trans>
        </Button>
      )}
    </section>
  )
}
