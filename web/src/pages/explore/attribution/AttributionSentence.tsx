import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { Switch } from '@mantine/core'
import { memo } from 'react'
import type { AttributionQuestion, Model } from '../../../api/types'
import { MatcherToken } from '../../../explore/MatcherToken'
import { PropertyToken } from '../../../explore/PropertyToken'
import { Line, Rule, Sentence } from '../../../explore/Sentence'
import { useModels } from '../../../format/useModels'
import { DurationToken } from '../../../parts/DurationToken'
import { TokenSelect } from '../../../parts/TokenSelect'
import { setOrder, setTouches, setValue } from './edit'

/** How many touches can make a state of the Markov model. */
const ORDERS = [1, 2, 3, 4]

interface Props {
  question: AttributionQuestion
  onChange: (question: AttributionQuestion) => void
}

export const AttributionSentence = memo(function AttributionSentence({ question, onChange }: Props) {
  const { t } = useLingui()
  const names = useModels()
  const { models, touches = '*', value, lookback, half_life, order = 1 } = question
  const all = Object.keys(names) as Model[]

  function toggle(model: Model) {
    const next = all.filter((each) => (each === model ? !models.includes(each) : models.includes(each)))
    if (next.length > 0) onChange({ ...question, models: next })
  }

  return (
    <Sentence label={t`Question`}>
      <Line>
        <Trans>
          Which{' '}
          <PropertyToken
            label={t`Property of a touch`}
            value={question.touch}
            onChange={(touch) => onChange({ ...question, touch })}
          />{' '}
          met at{' '}
          <MatcherToken
            label={t`Event that is a touch`}
            any={t`any event`}
            value={touches}
            onChange={(next) => onChange(setTouches(question, next))}
          />{' '}
          brought each{' '}
          <MatcherToken
            label={t`Conversion`}
            value={question.conversion}
            onChange={(conversion) => onChange({ ...question, conversion })}
          />
        </Trans>
      </Line>
      <Line>
        <Trans>
          worth{' '}
          <PropertyToken
            quiet={!value}
            label={t`Value of a conversion`}
            value={value ?? ''}
            none={t`one each`}
            onChange={(property) => onChange(setValue(question, property))}
          />
        </Trans>
      </Line>
      <Line>
        <Trans>
          looking back{' '}
          <DurationToken
            label={t`How far to look back`}
            value={lookback}
            presets={['7d', '30d', '90d']}
            onChange={(next) => next && onChange({ ...question, lookback: next })}
          />
        </Trans>
      </Line>
      <Rule />
      {all.map((model) => (
        <Switch
          key={model}
          size="sm"
          label={names[model]}
          checked={models.includes(model)}
          onChange={() => toggle(model)}
        />
      ))}
      {models.includes('time_decay') && (
        <Line>
          <Trans>
            Time decay halves every{' '}
            <DurationToken
              label={t`Half-life`}
              value={half_life}
              presets={['1d', '7d', '14d']}
              onChange={(next) => next && onChange({ ...question, half_life: next })}
            />
          </Trans>
        </Line>
      )}
      {models.includes('markov') && (
        <Line>
          <Trans>
            Markov remembers{' '}
            <TokenSelect
              label={t`How much Markov remembers`}
              value={String(order)}
              options={ORDERS.map((count) => ({
                value: String(count),
                label: t`${plural(count, { one: 'the last touch', other: 'the last # touches' })}`,
              }))}
              onChange={(next) => onChange(setOrder(question, Number(next)))}
            />
          </Trans>
        </Line>
      )}
    </Sentence>
  )
})
