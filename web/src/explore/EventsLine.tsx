import { Trans, useLingui } from '@lingui/react/macro'
import { memo } from 'react'
import type { Matcher } from '../api/types'
import { MatcherToken } from './MatcherToken'
import { Line, Sentence } from './Sentence'

interface Props {
  events: Matcher | undefined
  onChange: (scope: { events: Matcher | undefined }) => void
}

/** Which events count at all; without the others, journeys are what they would be if these had not happened. */
export const EventsLine = memo(function EventsLine({ events = '*', onChange }: Props) {
  const { t } = useLingui()
  return (
    <Sentence label={t`Events that count`}>
      <Line>
        <Trans>
          Of all events, only{' '}
          <MatcherToken
            label={t`Event that counts`}
            any={t`any event`}
            value={events}
            onChange={(next) => onChange({ events: next === '*' ? undefined : next })}
          />{' '}
          counts
        </Trans>
      </Line>
    </Sentence>
  )
})
