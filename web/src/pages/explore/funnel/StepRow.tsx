import { Trans, useLingui } from '@lingui/react/macro'
import { Menu } from '@mantine/core'
import type { FunnelStep } from '../../../api/types'
import { MatcherToken } from '../../../explore/MatcherToken'
import { DurationToken } from '../../../parts/DurationToken'
import { Icon } from '../../../parts/icons'
import styles from './StepRow.module.css'

interface Props {
  index: number
  count: number
  step: FunnelStep
  /** Steps in any order take neither limits nor options. */
  plain: boolean
  onChange: (step: FunnelStep) => void
  onMove: (by: number) => void
  onRemove: () => void
}

/** One step of the funnel's sentence, and what can be asked of it. */
export function StepRow({ index, count, step, plain, onChange, onMove, onRemove }: Props) {
  const { t } = useLingui()
  const number = index + 1
  const inner = index > 0 && index < count - 1
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
        {!plain && (step.within || step.next || step.optional) && (
          <span className={styles.options}>
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
          </span>
        )}
      </div>
      <Menu position="bottom-end" shadow="md" withinPortal>
        <Menu.Target>
          <button type="button" className={styles.more} aria-label={t`Options of step ${number}`}>
            <Icon name="more" size={18} />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {!plain && index > 0 && (
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
              <Menu.Divider />
            </>
          )}
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
