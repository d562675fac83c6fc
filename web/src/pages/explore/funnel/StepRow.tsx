import { Trans, useLingui } from '@lingui/react/macro'
import { Menu } from '@mantine/core'
import type { FunnelStep } from '../../../api/types'
import { DurationToken } from '../../../parts/DurationToken'
import { Icon } from '../../../parts/icons'
import { StepFrame, type StepPlace } from '../steps/StepFrame'
import styles from '../steps/Steps.module.css'

interface Props {
  place: StepPlace
  step: FunnelStep
  /** Steps in any order take neither limits nor options. */
  plain: boolean
  onChange: (step: FunnelStep) => void
}

/** One step of the funnel's sentence, and what can be asked of it. */
export function StepRow({ place, step, plain, onChange }: Props) {
  const { t } = useLingui()
  const { index, count } = place
  const inner = index > 0 && index < count - 1
  const asks = !plain && (step.within || step.next || step.optional)
  return (
    <StepFrame
      place={place}
      match={step.match}
      onMatch={(match) => onChange({ ...step, match })}
      options={
        asks && (
          <>
            {step.next && <Trans>right after the step before</Trans>}
            {step.within && (
              <span>
                <Trans>
                  within{' '}
                  <DurationToken
                    label={t`Time since the step before`}
                    value={step.within}
                    presets={['1h', '1d', '2d', '7d']}
                    none={t`any time`}
                    onChange={(within) =>
                      onChange(without({ ...step, within: within as string }, within ? [] : ['within']))
                    }
                  />
                </Trans>
              </span>
            )}
            {step.optional && <Trans>if at all</Trans>}
          </>
        )
      }
      choices={
        !plain &&
        index > 0 && (
          <>
            <Choice
              on={Boolean(step.next)}
              onClick={() => onChange(step.next ? without(step, ['next']) : { ...step, next: true })}
            >
              <Trans>Right after the step before</Trans>
            </Choice>
            <Choice
              on={Boolean(step.within)}
              onClick={() => onChange(step.within ? without(step, ['within']) : { ...step, within: '1d' })}
            >
              <Trans>Within a time of the step before</Trans>
            </Choice>
            {inner && (
              <Choice
                on={Boolean(step.optional)}
                onClick={() => onChange(step.optional ? without(step, ['optional']) : { ...step, optional: true })}
              >
                <Trans>Optional</Trans>
              </Choice>
            )}
          </>
        )
      }
    />
  )
}

function Choice({ on, onClick, children }: { on: boolean; onClick: () => void; children: React.ReactNode }) {
  return (
    <Menu.Item
      role="menuitemcheckbox"
      aria-checked={on}
      leftSection={on ? <Icon name="check" size={14} /> : <span className={styles.noCheck} />}
      onClick={onClick}
    >
      {children}
    </Menu.Item>
  )
}

function without(step: FunnelStep, keys: (keyof FunnelStep)[]): FunnelStep {
  return Object.fromEntries(
    Object.entries(step).filter(([key]) => !keys.includes(key as keyof FunnelStep)),
  ) as unknown as FunnelStep
}
