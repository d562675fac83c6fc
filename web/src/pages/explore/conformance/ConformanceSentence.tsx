import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import type { ConformanceQuestion } from '../../../api/conformance'
import { Line, Sentence } from '../../../explore/Sentence'
import { Icon } from '../../../parts/icons'
import { say } from '../../../parts/toast'
import { addStep, changeStep, moveStep, removeStep } from './edit'
import { FromMap } from './FromMap'
import { PlannedStepRow } from './PlannedStepRow'

interface Props {
  question: ConformanceQuestion
  onChange: (question: ConformanceQuestion) => void
}

/** The planned journey as a sentence. */
export function ConformanceSentence({ question, onChange }: Props) {
  const { t } = useLingui()
  const { steps } = question
  function remove(index: number) {
    onChange(removeStep(question, index))
    say(t`Step ${index + 1} removed`, { undo: () => onChange(question) })
  }
  return (
    <Sentence label={t`Question`}>
      <Line>
        <Trans>Who follows this journey?</Trans>
      </Line>
      <FromMap
        onChoose={(next) => {
          onChange({ ...question, steps: next })
          say(t`Steps taken from the map`, { undo: () => onChange(question) })
        }}
      />
      <ol>
        {steps.map((step, index) => (
          <PlannedStepRow
            key={step.key}
            index={index}
            count={steps.length}
            step={step}
            onChange={(next) => onChange(changeStep(question, index, next))}
            onMove={(by) => onChange(moveStep(question, index, by))}
            onRemove={() => remove(index)}
          />
        ))}
      </ol>
      <div>
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<Icon name="plus" size={14} />}
          onClick={() => onChange(addStep(question))}
        >
          <Trans>Add a step</Trans>
        </Button>
      </div>
    </Sentence>
  )
}
