import { Trans, useLingui } from '@lingui/react/macro'
import { Menu } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { segmentsQuery, summaryQuery } from '../api/queries'
import { Icon } from '../parts/icons'
import { TokenPopover } from '../parts/TokenPopover'
import styles from './Scope.module.css'
import { isoDay, lastDays, periodBefore } from './scope'
import { useComparedName } from './useComparedName'
import { usePageScope, useWorkspace } from './useExplore'

const DAY = 86_400_000
const MONTH_DAYS = 30

/** With whom or when the picture is compared. */
export function CompareControl() {
  const { t } = useLingui()
  const workspace = useWorkspace()
  const [search, change] = usePageScope()
  const { compare, from, to, segment } = search
  const { data } = useQuery(segmentsQuery(workspace))
  const { data: summary } = useQuery(summaryQuery(workspace))
  const name = useComparedName()
  const shown = compare === 'period' ? t`Another period` : name ? t`against ${name}` : t`Compare`

  /** A chosen period begins as the one before, or as a month before the last, and is then changed in its own control. */
  function choosePeriod() {
    const end = isoDay(Date.parse(lastDays(MONTH_DAYS, summary?.to ?? new Date().toISOString()).from) - DAY)
    const { from: cfrom, to: cto } = periodBefore(search) ?? lastDays(MONTH_DAYS, end)
    change({ compare: 'period', cfrom, cto })
  }

  return (
    <>
      <Menu position="bottom-end" shadow="md" withinPortal>
        <Menu.Target>
          <button type="button" className={styles.control} aria-label={compare ? t`Compare: ${shown}` : shown}>
            <Icon name="compare" size={16} />
            {shown}
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => change({ compare: '', cfrom: '', cto: '' })}>
            <Trans>With nothing</Trans>
          </Menu.Item>
          <Menu.Item disabled={!from || !to} onClick={() => change({ compare: 'previous', cfrom: '', cto: '' })}>
            {from && to ? (
              <Trans>With the period before</Trans>
            ) : (
              <Trans>With the period before (choose a period first)</Trans>
            )}
          </Menu.Item>
          <Menu.Item onClick={choosePeriod}>
            <Trans>With another period…</Trans>
          </Menu.Item>
          {data?.items
            .filter((each) => each.key !== segment)
            .map((each) => (
              <Menu.Item key={each.key} onClick={() => change({ compare: each.key, cfrom: '', cto: '' })}>
                <Trans>With {each.name}</Trans>
              </Menu.Item>
            ))}
        </Menu.Dropdown>
      </Menu>
      {compare === 'period' && <ComparedPeriod name={name ?? t`Another period`} />}
    </>
  )
}

/** The days of the period that the page is compared with. */
function ComparedPeriod({ name }: { name: string }) {
  const { t } = useLingui()
  const [{ cfrom, cto }, change] = usePageScope()
  const lastDay = cto ? isoDay(Date.parse(cto) - DAY) : ''
  return (
    <TokenPopover
      label={t`Compared period: ${name}`}
      className={styles.control ?? ''}
      text={
        <>
          <Icon name="calendar" size={16} />
          {name}
        </>
      }
    >
      {() => (
        <div className={styles.form}>
          <div className={styles.days}>
            <label>
              <Trans>First day</Trans>
              <input
                type="date"
                value={cfrom ?? ''}
                max={lastDay}
                onChange={(event) => change({ cfrom: event.currentTarget.value })}
              />
            </label>
            <label>
              <Trans>Last day</Trans>
              <input
                type="date"
                value={lastDay}
                min={cfrom ?? ''}
                onChange={(event) => {
                  const day = event.currentTarget.value
                  change({ cto: day && isoDay(Date.parse(day) + DAY) })
                }}
              />
            </label>
          </div>
        </div>
      )}
    </TokenPopover>
  )
}
