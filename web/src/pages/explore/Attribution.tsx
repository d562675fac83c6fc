import { Trans, useLingui } from '@lingui/react/macro'
import { shapeAttribution, type TouchRow } from '../../charts/attribution/shape'
import { AttributionView } from '../../charts/attribution/View'
import { Behind } from '../../explore/Behind'
import { ExplorePage } from '../../explore/ExplorePage'
import { useExplore } from '../../explore/useExplore'
import { useNames } from '../../explore/useNames'
import { useSelection } from '../../explore/useSelection'
import { useFormat } from '../../format/useFormat'
import { useModels } from '../../format/useModels'
import { Fact, Facts, Panel } from '../../frame/Panel'
import { AttributionSentence } from './attribution/AttributionSentence'

export function Attribution() {
  const { t } = useLingui()
  const format = useFormat()
  const says = useNames()
  const models = useModels()
  const { question, asked, setQuestion, answer, wait } = useExplore('attribution')
  const { at, see, select, open } = useSelection()
  const data = answer.data
  const rows = data ? shapeAttribution(data, question.models) : []
  const index = rows.findIndex((each) => each.touch === at)
  const row = rows[index]
  const choose = (chosen: number) => select(rows[chosen]?.touch ?? null)
  return (
    <ExplorePage
      page="attribution"
      asked={asked}
      sentence={<AttributionSentence question={question} onChange={setQuestion} />}
      busy={answer.isFetching}
      error={answer.error}
      warnings={data?.warnings}
      wait={wait}
      empty={data?.conversions === 0}
      tools={
        data && (
          <p>
            <Trans>
              {format.count(data.conversions)} conversions with a touch; {format.count(data.null_paths)} paths without
              one; value {format.count(data.value)}
            </Trans>
          </p>
        )
      }
      picture={
        data && (
          <AttributionView rows={rows} models={question.models} selected={index < 0 ? null : index} onSelect={choose} />
        )
      }
      table={
        data
          ? {
              caption: t`Credit of each channel by model`,
              rows,
              columns: [
                {
                  key: 'touch',
                  title: says.label(question.touch),
                  value: (each: TouchRow) => each.touch,
                  show: (each: TouchRow) => says.label(each.touch),
                },
                ...question.models.map((model, index) => ({
                  key: model,
                  title: models[model],
                  number: true,
                  value: (each: TouchRow) => each.shares[index]?.value ?? 0,
                  show: (each: TouchRow) => format.count(each.shares[index]?.value ?? 0),
                })),
              ],
            }
          : null
      }
      selectedRow={index}
      onSelectRow={choose}
      panel={
        row && (
          <Panel title={says.label(row.touch)} onClose={() => select(null)}>
            <Facts>
              {row.shares.map((each) => (
                <Fact
                  key={each.model}
                  name={models[each.model]}
                  value={format.share(each.share)}
                  note={format.decimal(each.value)}
                />
              ))}
              {row.removal !== null && (
                <Fact
                  name={t`Lost without it`}
                  value={format.share(row.removal)}
                  note={t`of conversions, by the Markov model`}
                />
              )}
            </Facts>
            <p>
              {row.spread > 0.1 ? (
                <Trans>
                  The models differ by {format.points(row.spread)} points here: decide with a test, not with a model.
                </Trans>
              ) : (
                <Trans>The models agree here within {format.points(row.spread)} points.</Trans>
              )}
            </p>
            <Behind
              question={asked}
              numbers={[{ key: 'touch', name: says.label(row.touch), place: { label: row.touch } }]}
              see={see}
              onSee={open}
            />
          </Panel>
        )
      }
      explain={
        <>
          <p>
            <Trans>
              The path of a conversion is its touches since the conversion before, none older than{' '}
              {format.words(question.lookback)}. Each model shares the value of the conversion among them in its own
              way.
            </Trans>
          </p>
          <p>
            <Trans>
              Position gives 40, 20 and 40 percent. Time decay halves every {format.words(question.half_life)}. Shapley
              shares equally among the channels of a path. Markov asks how many conversions would be lost without a
              channel.
            </Trans>
          </p>
        </>
      }
    />
  )
}
