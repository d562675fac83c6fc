import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useEffect, useMemo } from 'react'
import { customerQuery, journeyQuery } from '../../api/customers'
import { ApiError } from '../../api/problem'
import { readable } from '../../format/name'
import { useFormat } from '../../format/useFormat'
import { TitleLine } from '../../frame/TitleLine'
import { Empty } from '../../parts/Empty'
import { FormFailure } from '../../parts/FormFailure'
import { TokenSelect } from '../../parts/TokenSelect'
import { useHere } from '../settings/useHere'
import { BackLink } from './BackLink'
import styles from './Customer.module.css'
import { Identity } from './Identity'
import { Strip } from './Strip'
import { Timeline } from './Timeline'
import { daysOf, namesOf, onlyEvent, visitsOf } from './timeline'

/** So many pages of a journey are fetched by themselves; a longer one on request. */
const PAGES = 5

/** One customer: who it is, and all that happened, in the order in which it did. */
export function Customer() {
  const { t } = useLingui()
  const format = useFormat()
  const { workspace } = useHere()
  const { id = '' } = useParams({ strict: false })
  const { event } = useSearch({ strict: false })
  const navigate = useNavigate()
  const { data: customer, error } = useQuery(customerQuery(workspace, id))
  const journey = useInfiniteQuery(journeyQuery(workspace, id))
  const pages = journey.data?.pages
  const { hasNextPage, isFetching, isError, fetchNextPage } = journey
  useEffect(() => {
    if (hasNextPage && !isFetching && !isError && (pages?.length ?? 0) < PAGES) void fetchNextPage()
  }, [hasNextPage, isFetching, isError, pages, fetchNextPage])

  const events = useMemo(() => pages?.flatMap((page) => page.items) ?? [], [pages])
  const visits = useMemo(() => visitsOf(events), [events])
  const days = useMemo(() => onlyEvent(daysOf(visits), event), [visits, event])
  const names = useMemo(() => namesOf(events), [events])
  const gone = error instanceof ApiError && error.status === 404

  return (
    <>
      <title>{`${id} · Meander`}</title>
      <BackLink />
      <TitleLine
        title={id}
        subtitle={
          customer && (
            <Trans>
              {format.count(customer.events)} events · {format.day(customer.first)} to {format.day(customer.last)}
            </Trans>
          )
        }
      >
        {names.length > 1 && (
          <span className={styles.filter}>
            <Trans>
              Show{' '}
              <TokenSelect
                label={t`Events shown`}
                value={event ?? ''}
                options={[
                  { value: '', label: t`everything` },
                  ...names.map(({ name, count }) => ({
                    value: name,
                    label: readable(name),
                    hint: format.count(count),
                  })),
                ]}
                onChange={(next) =>
                  void navigate({
                    to: '.',
                    replace: true,
                    resetScroll: false,
                    search: (before: object) => ({ ...before, event: next }),
                  })
                }
              />
            </Trans>
          </span>
        )}
      </TitleLine>
      {gone ? (
        <Empty title={t`No customer has this id`}>
          <Trans>It may have been removed with its events. Search among the customers.</Trans>
        </Empty>
      ) : (
        <div className={styles.body}>
          <div className={styles.main}>
            <FormFailure failure={error ?? journey.error} />
            {visits.length > 0 && (
              <Strip
                visits={visits}
                event={event}
                whole={customer?.events === undefined || events.length >= customer.events}
              />
            )}
            <Timeline days={days} />
            {hasNextPage && (pages?.length ?? 0) >= PAGES && (
              <Button variant="default" loading={journey.isFetchingNextPage} onClick={() => void fetchNextPage()}>
                <Trans>Show more of the journey</Trans>
              </Button>
            )}
          </div>
          {customer && <Identity customer={customer} visits={hasNextPage ? null : visits.length} />}
        </div>
      )}
    </>
  )
}
