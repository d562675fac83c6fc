import { Trans, useLingui } from '@lingui/react/macro'
import { shapeAttribution, type TouchRow } from '../../charts/attribution/shape'
import { AttributionView } from '../../charts/attribution/View'
import { ExplorePage } from '../../explore/ExplorePage'
import { useColumns } from '../../explore/useColumns'
import { useComparedName } from '../../explore/useComparedName'
import { useExplore } from '../../explore/useExplore'
import { useNames } from '../../explore/useNames'
import { useSelection } from '../../explore/useSelection'
import { useFormat } from '../../format/useFormat'
import { useModels } from '../../format/useModels'
import { AttributionPanel } from './attribution/AttributionPanel'
import { AttributionSentence } from './attribution/AttributionSentence'

export function Attribution() {
  const { t } = useLingui()
  const format = useFormat()
  const says = useNames()
  const models = useModels()
  const other = useComparedName()
  const column = useColumns<TouchRow>()
  const explored = useExplore('attribution')
  const { question, asked, setQuestion, data, compared } = explored
  const selection = useSelection()
  const { at, select } = selection
  const rows = data ? shapeAttribution(data, question.models) : []
  const others = compared ? shapeAttribution(compared, question.models) : []
  const index = rows.findIndex((each) => each.touch === at)
  const row = rows[index]
  const choose = (chosen: number) => select(rows[chosen]?.touch ?? null)
  const same = (touch: string) => others.find((each) => each.touch === touch)
  const columns = [
    column.name('touch', says.label(question.touch), (each) => each.touch, says.label),
    ...question.models.flatMap((model, at) => [
      column.count(model, models[model], (each) => each.shares[at]?.value ?? 0),
      ...(compared
        ? [
            column.share(`${model} share`, t`share`, (each) => each.shares[at]?.share ?? 0),
            column.share(`${model} other`, other ?? t`Compared`, (each) => same(each.touch)?.shares[at]?.share ?? 0),
          ]
        : []),
    ]),
  ]
  return (
    <ExplorePage
      explored={explored}
      sentence={<AttributionSentence question={question} onChange={setQuestion} />}
      empty={data?.conversions === 0}
      comparedMark="shares"
      tools={
        data && (
          <p>
            <Trans>
              {format.count(data.conversions)} conversions with a touch; {format.count(data.null_paths)} paths without a
              conversion; value {format.count(data.value)}
            </Trans>
          </p>
        )
      }
      picture={
        data && (
          <AttributionView rows={rows} models={question.models} selected={index < 0 ? null : index} onSelect={choose} />
        )
      }
      table={data ? { caption: t`Credit of each channel by model`, rows, columns } : null}
      selectedRow={index}
      onSelectRow={choose}
      panel={row && <AttributionPanel row={row} other={same(row.touch)} asked={asked} selection={selection} />}
      explain={[
        <Trans key="path">
          The path of a conversion is its touches since the conversion before, none older than{' '}
          {format.words(question.lookback)}. Each model shares the value of the conversion among them in its own way.
        </Trans>,
        <Trans key="models">
          Position gives 40, 20 and 40 percent. Time decay halves every {format.words(question.half_life)}. Shapley
          shares equally among the channels of a path. Markov asks how many conversions would be lost without a channel.
        </Trans>,
      ]}
    />
  )
}
