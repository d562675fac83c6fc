import { Trans, useLingui } from '@lingui/react/macro'
import { Switch } from '@mantine/core'
import { memo } from 'react'
import type { Period, RetentionQuestion } from '../../../api/types'
import { MatcherToken } from '../../../explore/MatcherToken'
import { Line, Rule, Sentence } from '../../../explore/Sentence'
import { TokenSelect } from '../../../parts/TokenSelect'

interface Props {
  question: RetentionQuestion
  onChange: (question: RetentionQuestion) => void
}

export const RetentionSentence = memo(function RetentionSentence({ question, onChange }: Props) {
  const { t } = useLingui()
  const { period, periods, mode = 'on', rolling = false } = question
  return (
    <Sentence label={t`Question`}>
      <Line>
        <Trans>
          Of everyone who first did{' '}
          <MatcherToken
            label={t`Start event`}
            value={question.start}
            onChange={(start) => onChange({ ...question, start })}
          />
        </Trans>
      </Line>
      <Line>
        <Trans>
          how many came back to do{' '}
          <MatcherToken
            label={t`Return event`}
            value={question.return}
            onChange={(next) => onChange({ ...question, return: next })}
          />
        </Trans>
      </Line>
      <Line>
        <TokenSelect
          label={t`When they count`}
          value={mode}
          options={[
            { value: 'on', label: t`in that period` },
            { value: 'on_or_after', label: t`in that period or later` },
          ]}
          onChange={(next) => onChange({ ...question, mode: next as 'on' | 'on_or_after' })}
        />
        <Trans>
          for{' '}
          <TokenSelect
            label={t`How many periods`}
            value={String(periods)}
            options={[4, 6, 8, 12, 24].map((count) => ({ value: String(count), label: String(count) }))}
            onChange={(next) => onChange({ ...question, periods: Number(next) })}
          />
        </Trans>
        <TokenSelect
          label={t`Period`}
          value={period}
          options={[
            { value: 'day', label: t`days` },
            { value: 'week', label: t`weeks` },
            { value: 'month', label: t`months` },
          ]}
          onChange={(next) => onChange({ ...question, period: next as Period })}
        />
      </Line>
      <Rule />
      <Switch
        size="sm"
        label={t`Count periods from each customer's own start`}
        checked={rolling}
        onChange={(event) => onChange({ ...question, rolling: event.currentTarget.checked })}
      />
    </Sentence>
  )
})
