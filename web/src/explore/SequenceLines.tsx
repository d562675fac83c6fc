import { Trans, useLingui } from '@lingui/react/macro'
import { CloseButton, Switch } from '@mantine/core'
import type { Labels, Matcher } from '../api/types'
import { EventToken } from './EventToken'
import { MatcherToken } from './MatcherToken'
import { PropertyToken } from './PropertyToken'
import { Line, Rule } from './Sentence'

interface Props<Q extends Labels> {
  question: Q
  onChange: (question: Q) => void
}

/** How events become steps of a journey: what flow, graph and variants share. */
export function SequenceLines<Q extends Labels>({ question, onChange }: Props<Q>) {
  const { t } = useLingui()
  const { label = ['event'], hide = [], collapse = false } = question
  const second = label.find((each) => each !== 'event') ?? ''
  const setHide = (next: Matcher[]) => onChange({ ...question, hide: next })
  return (
    <>
      <Rule />
      <Line>
        <Trans>
          Tell events apart by{' '}
          <PropertyToken
            quiet={!second}
            label={t`Property that parts events`}
            value={second}
            none={t`their name only`}
            onChange={(property) => onChange({ ...question, label: property ? ['event', property] : ['event'] })}
          />
        </Trans>
      </Line>
      <Line>
        <Trans>Leave out</Trans>{' '}
        {hide.map((each, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a hidden event has no other name than its place
          <span key={index}>
            <MatcherToken label={t`Hidden event`} value={each} onChange={(next) => setHide(hide.with(index, next))} />
            <CloseButton
              size="sm"
              style={{ display: 'inline-flex', verticalAlign: 'middle' }}
              aria-label={t`Show it again`}
              onClick={() => setHide(hide.toSpliced(index, 1))}
            />
          </span>
        ))}
        <EventToken
          label={t`Event to leave out`}
          placeholder={t`an event…`}
          onChange={(event) => setHide([...hide, event])}
        />
      </Line>
      <Switch
        size="sm"
        label={t`The same step twice in a row counts once`}
        checked={collapse}
        onChange={(event) => onChange({ ...question, collapse: event.currentTarget.checked })}
      />
    </>
  )
}
