import { Trans, useLingui } from '@lingui/react/macro'
import { Menu } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Matcher } from '../../../api/types'
import { MatcherToken } from '../../../explore/MatcherToken'
import { Icon } from '../../../parts/icons'
import styles from './Steps.module.css'

/** Where a step stands among the others, and what can be done with any of them. */
export interface StepPlace {
  index: number
  count: number
  onMove: (by: number) => void
  onRemove: () => void
}

interface Props {
  place: StepPlace
  match: Matcher
  onMatch: (match: Matcher) => void
  /** What is asked of this step, under its event. */
  options?: ReactNode
  /** What can be asked of it, in its menu. */
  choices?: ReactNode
}

/** One step of a question: its number, its event, what is asked of it, and a menu. */
export function StepFrame({ place, match, onMatch, options, choices }: Props) {
  const { t } = useLingui()
  const { index, count, onMove, onRemove } = place
  const number = index + 1
  return (
    <li className={styles.step}>
      <span className={styles.number} aria-hidden="true">
        {number}
      </span>
      <div className={styles.what}>
        <MatcherToken label={t`Event of step ${number}`} value={match} onChange={onMatch} />
        {options && <span className={styles.options}>{options}</span>}
      </div>
      <Menu position="bottom-end" shadow="md" withinPortal>
        <Menu.Target>
          <button type="button" className={styles.more} aria-label={t`Options of step ${number}`}>
            <Icon name="more" size={18} />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {choices && (
            <>
              {choices}
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
