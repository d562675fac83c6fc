import { Trans, useLingui } from '@lingui/react/macro'
import { memo } from 'react'
import type { Matcher, PathsQuestion } from '../../../api/types'
import { MatcherToken } from '../../../explore/MatcherToken'
import { Line, Sentence } from '../../../explore/Sentence'
import { SequenceLines } from '../../../explore/SequenceLines'
import { TokenSelect } from '../../../parts/TokenSelect'

interface Props {
  question: PathsQuestion
  onChange: (question: PathsQuestion) => void
}

export const FlowSentence = memo(function FlowSentence({ question, onChange }: Props) {
  const { t } = useLingui()
  const { direction, start, end, top } = question
  const anchor = (direction === 'forward' ? start : end) ?? '*'

  function turn(next: string, matcher: Matcher) {
    const { start: _, end: __, ...rest } = question
    onChange(
      next === 'forward'
        ? { ...rest, direction: 'forward', start: matcher }
        : { ...rest, direction: 'backward', end: matcher },
    )
  }

  return (
    <Sentence label={t`Question`}>
      <Line>
        <Trans>
          What do customers do{' '}
          <TokenSelect
            label={t`Direction`}
            value={direction}
            options={[
              { value: 'forward', label: t`after` },
              { value: 'backward', label: t`before` },
            ]}
            onChange={(next) => turn(next, anchor)}
          />{' '}
          <MatcherToken
            label={t`Event to begin from`}
            value={anchor}
            onChange={(matcher) => turn(direction, matcher)}
          />
          ?
        </Trans>
      </Line>
      <Line>
        <Trans>
          Show the{' '}
          <TokenSelect
            label={t`Steps in each column`}
            value={String(top)}
            options={[2, 3, 4, 5, 6, 8, 10].map((count) => ({ value: String(count), label: String(count) }))}
            onChange={(next) => onChange({ ...question, top: Number(next) })}
          />{' '}
          commonest in each column
        </Trans>
      </Line>
      <SequenceLines question={question} onChange={onChange} />
    </Sentence>
  )
})
