import { useLingui } from '@lingui/react/macro'
import { Select } from '@mantine/core'
import { Icon } from '../parts/icons'
import { TokenPopover } from '../parts/TokenPopover'
import styles from './Scope.module.css'
import { usePageScope } from './useExplore'

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
