import { Trans, useLingui } from '@lingui/react/macro'
import { memo } from 'react'
import type { VariantsQuestion } from '../../../api/types'
import { Line, Sentence } from '../../../explore/Sentence'
import { SequenceLines } from '../../../explore/SequenceLines'
import { TokenSelect } from '../../../parts/TokenSelect'

interface Props {
  question: VariantsQuestion
  onChange: (question: VariantsQuestion) => void
}

export const VariantsSentence = memo(function VariantsSentence({ question, onChange }: Props) {
  const { t } = useLingui()
  const { first: _, ...whole } = question
  return (
    <Sentence label={t`Question`}>
      <Line>
        <Trans>
          Which journeys are the same in their{' '}
          <TokenSelect
            label={t`Length of journeys`}
            value={String(question.first ?? '')}
            options={[
              ...[3, 4, 5, 6, 8, 10].map((count) => ({ value: String(count), label: t`first ${count} steps` })),
              { value: '', label: t`whole length` },
            ]}
            onChange={(next) => onChange(next ? { ...question, first: Number(next) } : whole)}
          />
          ?
        </Trans>
      </Line>
      <Line>
        <Trans>
          Show the{' '}
          <TokenSelect
            label={t`How many variants`}
            value={String(question.top)}
            options={[10, 20, 50, 100].map((count) => ({ value: String(count), label: String(count) }))}
            onChange={(next) => onChange({ ...question, top: Number(next) })}
          />{' '}
          commonest
        </Trans>
      </Line>
      <SequenceLines question={question} onChange={onChange} />
    </Sentence>
  )
})
