import { useLingui } from '@lingui/react/macro'
import { lazy } from 'react'
import { readable } from '../format/name'
import { Icon } from '../parts/icons'
import { TokenPopover } from '../parts/TokenPopover'
import { type Per, partedBy } from './per'
import styles from './Scope.module.css'
import { useCounted } from './useCounted'

const PerForm = lazy(() => import('./PerForm').then((part) => ({ default: part.PerForm })))

interface Props {
  per: Per
  onChange: (scope: { per: Per }) => void
}

/** Whose journeys are counted: those of customers, of accounts, visit by visit, or one for each value of a property. */
export function PerControl({ per, onChange }: Props) {
  const { t } = useLingui()
  const { name } = useCounted(per)
  const property = readable(partedBy(per))
  const text = property ? t`Each ${property}` : name
  return (
    <TokenPopover
      label={t`Journeys of: ${text}`}
      className={styles.control ?? ''}
      text={
        <>
          <Icon name="people" size={16} />
          {text}
        </>
      }
    >
      {(close) => <PerForm per={per} onChange={(next) => onChange({ per: next })} onClose={close} />}
    </TokenPopover>
  )
}
