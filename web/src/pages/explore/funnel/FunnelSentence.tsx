import { Trans, useLingui } from '@lingui/react/macro'
import { memo } from 'react'
import type { FunnelQuestion } from '../../../api/types'
import { PropertyToken } from '../../../explore/PropertyToken'
import { Line, Rule, Sentence } from '../../../explore/Sentence'
import { DurationToken } from '../../../parts/DurationToken'
import { TokenSelect } from '../../../parts/TokenSelect'
import { Steps } from '../steps/Steps'
import { Exclusions } from './Exclusions'
import { addStep, drop, moveStep, nameBy, readBy, removeStep, setOrder } from './edit'
import { Held } from './Held'
import { StepRow } from './StepRow'

const EDITS = { add: addStep, move: moveStep, remove: removeStep }

interface Props {
  question: FunnelQuestion
  onChange: (question: FunnelQuestion) => void
}

/** The funnel as a sentence. */
export const FunnelSentence = memo(function FunnelSentence({ question, onChange }: Props) {
  const { t } = useLingui()
  const { steps, order = 'ordered', window, breakdown } = question
  const plain = order === 'any'

  function breakDown(property: string) {
    onChange(
      property
        ? { ...question, breakdown: { by: 'first', limit: 6, ...breakdown, property } }
        : drop(question, 'breakdown'),
    )
  }

  return (
    <Sentence label={t`Question`}>
      <Line>
        <Trans>Of everyone who did the first of these, how many did the rest?</Trans>
      </Line>
      <Steps question={question} edits={EDITS} onChange={onChange}>
        {(step, place) => (
          <StepRow
            place={place}
            step={step}
            plain={plain}
            onChange={(next) => onChange({ ...question, steps: steps.with(place.index, next) })}
          />
        )}
      </Steps>
      <Rule />
      <Line>
        <Trans>
          All within{' '}
          <DurationToken
            label={t`Conversion window`}
            value={window}
            presets={['1h', '1d', '7d', '14d', '30d', '90d']}
            onChange={(next) => next && onChange({ ...question, window: next })}
          />
        </Trans>
        <TokenSelect
          label={t`Order of steps`}
          value={order}
          options={[
            { value: 'ordered', label: t`in this order` },
            { value: 'strict', label: t`in this order, nothing between` },
            { value: 'any', label: t`in any order` },
          ]}
          onChange={(next) => onChange(setOrder(question, next as NonNullable<FunnelQuestion['order']>))}
        />
      </Line>
      {!plain && <Exclusions question={question} onChange={onChange} />}
      {!plain && <Held question={question} onChange={onChange} />}
      <Line>
        <Trans>
          split by{' '}
          <PropertyToken
            quiet={!breakdown}
            label={t`Property to split by`}
            value={breakdown?.property ?? ''}
            none={t`nothing`}
            onChange={breakDown}
          />
        </Trans>
        {breakdown && (
          <TokenSelect
            label={t`Which value counts`}
            value={nameBy(breakdown.by)}
            options={[
              { value: 'first', label: t`at the first step` },
              { value: 'last', label: t`at the last step reached` },
              ...steps.map((_, at) => ({ value: nameBy({ step: at + 1 }), label: t`at step ${at + 1}` })),
              { value: 'all', label: t`at all steps alike` },
            ]}
            onChange={(by) => onChange({ ...question, breakdown: { ...breakdown, by: readBy(by) } })}
          />
        )}
      </Line>
    </Sentence>
  )
})
