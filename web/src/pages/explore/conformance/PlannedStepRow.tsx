import { Trans, useLingui } from '@lingui/react/macro'
import { Menu } from '@mantine/core'
import type { PlannedStep } from '../../../api/conformance'
import { MatcherToken } from '../../../explore/MatcherToken'
import { DurationToken } from '../../../parts/DurationToken'
import { Icon } from '../../../parts/icons'
import { TokenSelect } from '../../../parts/TokenSelect'
import styles from '../funnel/StepRow.module.css'

interface Props {
  index: number
  count: number
  step: PlannedStep
  onChange: (step: PlannedStep) => void
  onMove: (by: number) => void
  onRemove: () => void
}

/** A step of the planned journey: which event, whether it must happen, and how soon. */
export function PlannedStepRow({ index, count, step, onChange, onMove, onRemove }: Props) {
  const { t } = useLingui()
  const number = index + 1
  const { within: _, ...unhurried } = step
  return (
    <li className={styles.step}>
      <span className={styles.number} aria-hidden="true">
        {number}
      </span>
      <div className={styles.what}>
        <MatcherToken
          label={t`Event of step ${number}`}
          value={step.match}
          onChange={(match) => onChange({ ...step, match })}
        />
        <span className={styles.options}>
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
          {index > 0 && (
            <DurationToken
              label={t`Time since the step before`}
              value={step.within}
              presets={['1h', '1d', '2d', '7d', '14d']}
              none={t`any time`}
              onChange={(within) => onChange(within ? { ...step, within } : unhurried)}
            />
          )}
        </span>
      </div>
      <Menu position="bottom-end" shadow="md" withinPortal>
        <Menu.Target>
          <button type="button" className={styles.more} aria-label={t`Options of step ${number}`}>
            <Icon name="more" size={18} />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item disabled={index === 0} onClick={() => onMove(-1)}>
            <Trans>Move up</Trans>
          </Menu.Item>
          <Menu.Item disabled={index === count - 1} onClick={() => onMove(1)}>
            <Trans>Move down</Trans>
          </Menu.Item>
          <Menu.Item disabled={count <= 1} onClick={onRemove}>
            <Trans>Remove</Trans>
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </li>
  )
}
