import { Trans, useLingui } from '@lingui/react/macro'
import { Switch } from '@mantine/core'
import type { AttributionQuestion, Model } from '../../../api/types'
import { MatcherToken } from '../../../explore/MatcherToken'
import { PropertyToken } from '../../../explore/PropertyToken'
import { Line, Rule, Sentence } from '../../../explore/Sentence'
import { useModels } from '../../../format/useModels'
import { DurationToken } from '../../../parts/DurationToken'

interface Props {
  question: AttributionQuestion
  onChange: (question: AttributionQuestion) => void
}

export function AttributionSentence({ question, onChange }: Props) {
  const { t } = useLingui()
  const names = useModels()
  const { models, value, lookback, half_life } = question
  const all = Object.keys(names) as Model[]

  function setValue(property: string) {
    const { value: _, ...rest } = question
    onChange(property ? { ...rest, value: property } : rest)
  }
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
            onChange={setValue}
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
    </Sentence>
  )
}
