import { Trans, useLingui } from '@lingui/react/macro'
import { Menu, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { segmentsQuery } from '../api/queries'
import { Icon } from '../parts/icons'
import { TokenPopover } from '../parts/TokenPopover'
import styles from './Scope.module.css'
import { usePageScope, useWorkspace } from './useExplore'

/** In whose days: a day, a week and a month begin at midnight of this zone. */
export function ZoneControl() {
  const { t } = useLingui()
  const [{ zone }, change] = usePageScope()
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone
  const zones = [...new Set(['UTC', here, ...Intl.supportedValuesOf('timeZone')])]
  return (
    <TokenPopover
      label={t`Time zone: ${zone ?? 'UTC'}`}
      className={styles.control ?? ''}
      text={
        <>
          <Icon name="globe" size={16} />
          {zone ?? 'UTC'}
        </>
      }
    >
      {(close) => (
        <Select
          label={t`Time zone`}
          searchable
          limit={60}
          data={zones}
          value={zone ?? 'UTC'}
          allowDeselect={false}
          comboboxProps={{ withinPortal: false }}
          onChange={(next) => {
            change({ zone: next === 'UTC' ? '' : (next ?? '') })
            close()
          }}
        />
      )}
    </TokenPopover>
  )
}

/** With whom or when the picture is compared. */
export function CompareControl() {
  const { t } = useLingui()
  const [{ compare, from, to, segment }, change] = usePageScope()
  const { data } = useQuery(segmentsQuery(useWorkspace()))
  const other = data?.items.find((each) => each.key === compare)
  const text = compare === 'previous' ? t`Period before` : (other?.name ?? t`Compare`)
  const said = compare ? t`Compared with: ${text}` : t`Compare`
  return (
    <Menu position="bottom-end" shadow="md" withinPortal>
      <Menu.Target>
        <button type="button" className={styles.control} aria-label={said}>
          <Icon name="compare" size={16} />
          {text}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => change({ compare: '' })}>
          <Trans>With nothing</Trans>
        </Menu.Item>
        <Menu.Item disabled={!from || !to} onClick={() => change({ compare: 'previous' })}>
          {from && to ? (
            <Trans>With the period before</Trans>
          ) : (
            <Trans>With the period before (choose a period first)</Trans>
          )}
        </Menu.Item>
        {data?.items
          .filter((each) => each.key !== segment)
          .map((each) => (
            <Menu.Item key={each.key} onClick={() => change({ compare: each.key })}>
              <Trans>With {each.name}</Trans>
            </Menu.Item>
          ))}
      </Menu.Dropdown>
    </Menu>
  )
}
