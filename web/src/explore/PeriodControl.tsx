import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { summaryQuery } from '../api/queries'
import { useFormat } from '../format/useFormat'
import { Icon } from '../parts/icons'
import { TokenPopover } from '../parts/TokenPopover'
import styles from './Scope.module.css'
import { isoDay, lastDays } from './scope'
import { usePageScope, useWorkspace } from './useExplore'

const DAY = 86_400_000

/** When. Presets count back from the last day of the data and become dates, so that a link keeps its meaning. */
export function PeriodControl() {
  const { t } = useLingui()
  const format = useFormat()
  const [{ from, to }, change] = usePageScope()
  const end = useQuery(summaryQuery(useWorkspace())).data?.to
  const lastDay = to ? isoDay(Date.parse(to) - DAY) : undefined
  const text =
    from && lastDay
      ? t`${format.day(from)} to ${format.day(lastDay)}`
      : from
        ? t`from ${format.day(from)}`
        : t`All time`
  const presets = [7, 30, 90, 365]
  return (
    <TokenPopover
      label={t`Period: ${text}`}
      className={styles.control ?? ''}
      text={
        <>
          <Icon name="calendar" size={16} />
          {text}
        </>
      }
    >
      {(close) => (
        <div className={styles.form}>
          <div className={styles.presets}>
            <Button
              size="compact-sm"
              variant={from || to ? 'default' : 'filled'}
              onClick={() => {
                change({ from: '', to: '' })
                close()
              }}
            >
              <Trans>All time</Trans>
            </Button>
            {end &&
              presets.map((days) => (
                <Button
                  key={days}
                  size="compact-sm"
                  variant={from && from === lastDays(days, end).from ? 'filled' : 'default'}
                  onClick={() => {
                    change(lastDays(days, end))
                    close()
                  }}
                >
                  <Trans>Last {days} days</Trans>
                </Button>
              ))}
          </div>
          <div className={styles.days}>
            <label>
              <Trans>First day</Trans>
              <input
                type="date"
                value={from?.slice(0, 10) ?? ''}
                onChange={(event) => change({ from: event.currentTarget.value })}
              />
            </label>
            <label>
              <Trans>Last day</Trans>
              <input
                type="date"
                value={lastDay ?? ''}
                onChange={(event) => {
                  const day = event.currentTarget.value
                  change({ to: day && isoDay(Date.parse(day) + DAY) })
                }}
              />
            </label>
          </div>
        </div>
      )}
    </TokenPopover>
  )
}
