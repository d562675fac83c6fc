import { Trans, useLingui } from '@lingui/react/macro'
import { Button, CloseButton } from '@mantine/core'
import type { FunnelQuestion } from '../../../api/types'
import { MatcherToken } from '../../../explore/MatcherToken'
import { Line } from '../../../explore/Sentence'
import { Icon } from '../../../parts/icons'
import { TokenSelect } from '../../../parts/TokenSelect'
import { drop } from './edit'

interface Props {
  question: FunnelQuestion
  onChange: (question: FunnelQuestion) => void
}

/** What must not happen between steps. */
export function Exclusions({ question, onChange }: Props) {
  const { t } = useLingui()
  const { exclude = [], steps } = question
  const set = (next: NonNullable<FunnelQuestion['exclude']>) =>
    onChange(next.length > 0 ? { ...question, exclude: next } : drop(question, 'exclude'))
  const numbers = steps.map((_, index) => ({ value: String(index + 1), label: String(index + 1) }))
  return (
    <>
      {exclude.map((each, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an exclusion has no other name than its place
        <Line key={index}>
          <Trans>
            without{' '}
            <MatcherToken
              label={t`Event that must not happen`}
              value={each.match}
              onChange={(match) => set(exclude.with(index, { ...each, match }))}
            />{' '}
            between steps{' '}
            <TokenSelect
              label={t`After step`}
              value={String(each.after)}
              options={numbers.filter((step) => Number(step.value) < each.before)}
              onChange={(after) => set(exclude.with(index, { ...each, after: Number(after) }))}
            />{' '}
            and{' '}
            <TokenSelect
              label={t`Before step`}
              value={String(each.before)}
              options={numbers.filter((step) => Number(step.value) > each.after)}
              onChange={(before) => set(exclude.with(index, { ...each, before: Number(before) }))}
            />
          </Trans>
          <CloseButton
            size="sm"
            aria-label={t`Remove the exclusion`}
            onClick={() => set(exclude.toSpliced(index, 1))}
          />
        </Line>
      ))}
      {steps.length > 1 && (
        <div>
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<Icon name="plus" size={14} />}
            onClick={() => set([...exclude, { match: '*', after: 1, before: steps.length }])}
          >
            <Trans>Exclude an event between</Trans>
          </Button>
        </div>
      )}
    </>
  )
}
