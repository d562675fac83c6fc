import { useLingui } from '@lingui/react/macro'
import { lazy } from 'react'
import { Icon } from '../parts/icons'
import { TokenPopover } from '../parts/TokenPopover'
import styles from './Scope.module.css'
import { usePageScope } from './useExplore'

const ZoneForm = lazy(() => import('./ZoneForm').then((part) => ({ default: part.ZoneForm })))

/** In whose days: a day, a week and a month begin at midnight of this zone. */
export function ZoneControl() {
  const { t } = useLingui()
  const [{ zone = 'UTC' }, change] = usePageScope()
  return (
    <TokenPopover
      label={t`Time zone: ${zone}`}
      className={styles.control ?? ''}
      text={
        <>
          <Icon name="globe" size={16} />
          {zone}
        </>
      }
    >
      {(close) => (
        <ZoneForm
          zone={zone}
          onChange={(next) => {
            change({ zone: next === 'UTC' ? '' : next })
            close()
          }}
        />
      )}
    </TokenPopover>
  )
}
