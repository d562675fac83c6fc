import { useLingui } from '@lingui/react/macro'
import type { PlannedStep } from '../../../api/conformance'
import { DurationToken } from '../../../parts/DurationToken'
import { TokenSelect } from '../../../parts/TokenSelect'
import { StepFrame, type StepPlace } from '../steps/StepFrame'

interface Props {
  place: StepPlace
  step: PlannedStep
  onChange: (step: PlannedStep) => void
}

/** A step of the planned journey: which event, whether it must happen, and how soon. */
export function PlannedStepRow({ place, step, onChange }: Props) {
  const { t } = useLingui()
  const number = place.index + 1
  const { within: _, ...unhurried } = step
  return (
    <StepFrame
      place={place}
      match={step.match}
      onMatch={(match) => onChange({ ...step, match })}
      options={
        <>
          <TokenSelect
            quiet
            label={t`Whether step ${number} must happen`}
            value={step.required === false ? 'optional' : 'required'}
            options={[
              { value: 'required', label: t`must happen` },
              { value: 'optional', label: t`may be left out` },
            ]}
            onChange={(next) => onChange({ ...step, required: next === 'required' })}
          />
          {place.index > 0 && (
            <DurationToken
              label={t`Time since the step before`}
              value={step.within}
              presets={['1h', '1d', '2d', '7d', '14d']}
              none={t`any time`}
              onChange={(within) => onChange(within ? { ...step, within } : unhurried)}
            />
          )}
        </>
      }
    />
  )
}
