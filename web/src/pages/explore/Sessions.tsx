import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { type Bin, shapeHistogram } from '../../charts/histogram/shape'
import { SessionsView } from '../../charts/sessions/View'
import { ExplorePage } from '../../explore/ExplorePage'
import { Line, Sentence } from '../../explore/Sentence'
import { useColumns } from '../../explore/useColumns'
import { useExplore } from '../../explore/useExplore'
import { useSelection } from '../../explore/useSelection'
import { useFormat } from '../../format/useFormat'
import { DurationToken } from '../../parts/DurationToken'
import { SessionsPanel } from './sessions/SessionsPanel'

export function Sessions() {
  const { t } = useLingui()
  const format = useFormat()
  const column = useColumns<Bin>()
  const explored = useExplore('sessions')
  const { question, asked, setQuestion, data, compared } = explored
  const selection = useSelection()
  const { at, select } = selection
  const columns = [
    column.name('length', t`Length`, (row) => row.label),
    column.count('count', t`Sessions`, (row) => row.count),
    column.share('share', t`Of all`, (row) => row.share),
  ]
  return (
    <ExplorePage
      explored={explored}
      sentence={
        <Sentence label={t`Question`}>
          <Line>
            <Trans>
              How long are visits, when one ends after{' '}
              <DurationToken
                label={t`Gap between sessions`}
                value={question.gap}
                presets={['15m', '30m', '1h', '1d']}
                onChange={(gap) => gap && setQuestion({ ...question, gap })}
              />{' '}
              of silence?
            </Trans>
          </Line>
        </Sentence>
      }
      empty={data?.sessions === 0}
      comparedMark="numbers"
      picture={data && <SessionsView answer={data} compared={compared} />}
      table={
        data ? { caption: t`Length of sessions`, rows: shapeHistogram(data.duration.histogram, format), columns } : null
      }
      tools={
        data &&
        data.customers > 0 && (
          <>
            <p>
              <Trans>
                {format.count(data.events)} events of {format.count(data.customers)} customers, in visits
              </Trans>
            </p>
            <Button
              size="compact-md"
              variant="default"
              aria-pressed={at !== null}
              onClick={() => select(at === null ? 'all' : null)}
            >
              <Trans>Who they are</Trans>
            </Button>
          </>
        )
      }
      panel={at !== null && data && <SessionsPanel answer={data} asked={asked} selection={selection} />}
      explain={[
        <Trans key="gap">
          A new session begins when more than {format.words(question.gap)} have passed since the event before. Its
          length is the time from its first event to its last, so a session of one event has none.
        </Trans>,
      ]}
    />
  )
}
