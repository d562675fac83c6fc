import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { Fragment, type ReactNode } from 'react'
import { Icon } from '../../../parts/icons'
import { say } from '../../../parts/toast'
import type { StepPlace } from './StepFrame'

/** How the steps of a question are added, moved and removed; each gives the question anew. */
interface Edits<Q> {
  add: (question: Q) => Q
  move: (question: Q, index: number, by: number) => Q
  remove: (question: Q, index: number) => Q
}

interface Props<S, Q> {
  question: Q & { steps: S[] }
  edits: Edits<Q>
  onChange: (question: Q) => void
  /** What tells a step from the others; its place where left out. */
  keyOf?: (step: S) => string
  children: (step: S, place: StepPlace) => ReactNode
}

/** The steps of a question, one below the other. What was removed comes back by one click. */
export function Steps<S, Q>({ question, edits, onChange, keyOf, children }: Props<S, Q>) {
  const { t } = useLingui()
  const { steps } = question
  function remove(index: number) {
    onChange(edits.remove(question, index))
    say(t`Step ${index + 1} removed`, { undo: () => onChange(question) })
  }
  return (
    <>
      <ol>
        {steps.map((step, index) => (
          <Fragment key={keyOf?.(step) ?? index}>
            {children(step, {
              index,
              count: steps.length,
              onMove: (by) => onChange(edits.move(question, index, by)),
              onRemove: () => remove(index),
            })}
          </Fragment>
        ))}
      </ol>
      <div>
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<Icon name="plus" size={14} />}
          onClick={() => onChange(edits.add(question))}
        >
          <Trans>Add a step</Trans>
        </Button>
      </div>
    </>
  )
}
