import { Trans, useLingui } from '@lingui/react/macro'
import { Fragment } from 'react'
import type { FunnelQuestion } from '../../../api/types'
import { PropertyToken } from '../../../explore/PropertyToken'
import { Line } from '../../../explore/Sentence'
import { setHeld } from './edit'

interface Props {
  question: FunnelQuestion
  onChange: (question: FunnelQuestion) => void
}

/** Which properties stay the same from the first step to the last. */
export function Held({ question, onChange }: Props) {
  const { t } = useLingui()
  const { hold = [] } = question
  const set = (index: number) => (property: string) => onChange(setHeld(question, index, property))
  return (
    <Line>
      <Trans>with the same</Trans>{' '}
      {hold.map((property, index) => (
        <Fragment key={property}>
          {index > 0 && <Trans>and</Trans>}{' '}
          <PropertyToken
            label={t`Property that stays the same`}
            value={property}
            none={t`anything`}
            taken={hold}
            onChange={set(index)}
          />{' '}
        </Fragment>
      ))}
      {hold.length === 0 ? (
        <PropertyToken quiet label={t`Property that stays the same`} value="" none={t`anything`} onChange={set(0)} />
      ) : (
        <PropertyToken
          quiet
          label={t`One more property that stays the same`}
          value=""
          placeholder={t`and…`}
          taken={hold}
          onChange={set(hold.length)}
        />
      )}
    </Line>
  )
}
