import { Trans, useLingui } from '@lingui/react/macro'
import { memo } from 'react'
import type { ConformanceQuestion } from '../../../api/conformance'
import { Line, Sentence } from '../../../explore/Sentence'
import { say } from '../../../parts/toast'
import { Steps } from '../steps/Steps'
import { addStep, changeStep, moveStep, removeStep } from './edit'
import { FromMap } from './FromMap'
import { PlannedStepRow } from './PlannedStepRow'

const EDITS = { add: addStep, move: moveStep, remove: removeStep }

interface Props {
  question: ConformanceQuestion
  onChange: (question: ConformanceQuestion) => void
}

/** The planned journey as a sentence. */
export const ConformanceSentence = memo(function ConformanceSentence({ question, onChange }: Props) {
  const { t } = useLingui()
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
      <Steps question={question} edits={EDITS} onChange={onChange} keyOf={(step) => step.key}>
        {(step, place) => (
          <PlannedStepRow
            place={place}
            step={step}
            onChange={(next) => onChange(changeStep(question, place.index, next))}
          />
        )}
      </Steps>
    </Sentence>
  )
})
