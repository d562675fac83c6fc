import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { shapeHistogram } from '../../charts/histogram/shape'
import { HistogramView } from '../../charts/histogram/View'
import { Behind } from '../../explore/Behind'
import { ExplorePage } from '../../explore/ExplorePage'
import { Line, Sentence } from '../../explore/Sentence'
import { useExplore } from '../../explore/useExplore'
import { useSelection } from '../../explore/useSelection'
import { useFormat } from '../../format/useFormat'
import { Fact, Facts, Panel } from '../../frame/Panel'
import { DurationToken } from '../../parts/DurationToken'
import styles from './Sessions.module.css'

export function Sessions() {
  const { t } = useLingui()
  const format = useFormat()
  const { question, asked, setQuestion, answer, compared, wait } = useExplore('sessions')
  const { at, see, select, open } = useSelection()
  const data = answer.data
  const bins = data ? shapeHistogram(data.duration.histogram, format.duration) : []
  const numbers = (from: NonNullable<typeof data>) => [
    { name: t`Sessions`, value: format.count(from.sessions) },
    { name: t`Per customer`, value: format.decimal(from.sessions / Math.max(1, from.customers)) },
    {
      name: t`Events in each, on average`,
      value: from.events_per_session_mean === null ? '–' : format.decimal(from.events_per_session_mean),
    },
    { name: t`Median length`, value: format.duration(from.duration_median_ms) },
    { name: t`9 in 10 are shorter than`, value: format.duration(from.duration.p90_ms) },
  ]
  const before = compared ? numbers(compared) : []
  return (
    <ExplorePage
      page="sessions"
      asked={asked}
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
      busy={answer.isFetching}
      error={answer.error}
      warnings={data?.warnings}
      wait={wait}
      empty={data?.sessions === 0}
      picture={
        data && (
          <>
            <dl className={styles.numbers}>
              {numbers(data).map(({ name, value }, index) => (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>{value}</dd>
                  {before[index] && (
                    <dd className={styles.before}>
                      <Trans>compared: {before[index].value}</Trans>
                    </dd>
                  )}
                </div>
              ))}
            </dl>
            <h2>
              <Trans>How long sessions last</Trans>
            </h2>
            <HistogramView bins={data.duration.histogram} label={t`Length of sessions`} height={260} />
          </>
        )
      }
      table={
        data
          ? {
              caption: t`Length of sessions`,
              rows: bins,
              columns: [
                { key: 'length', title: t`Length`, value: (row: (typeof bins)[number]) => row.label },
                {
                  key: 'count',
                  title: t`Sessions`,
                  number: true,
                  value: (row: (typeof bins)[number]) => row.count,
                  show: (row: (typeof bins)[number]) => format.count(row.count),
                },
                {
                  key: 'share',
                  title: t`Of all`,
                  number: true,
                  value: (row: (typeof bins)[number]) => row.share,
                  show: (row: (typeof bins)[number]) => format.share(row.share),
                },
              ],
            }
          : null
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
      panel={
        at !== null &&
        data && (
          <Panel title={t`Customers with visits`} onClose={() => select(null)}>
            <Facts>
              <Fact name={t`Customers`} value={format.count(data.customers)} />
              <Fact
                name={t`Sessions`}
                value={format.count(data.sessions)}
                note={t`${format.decimal(data.sessions / Math.max(1, data.customers))} per customer`}
              />
            </Facts>
            <Behind
              question={asked}
              numbers={[{ key: 'all', name: t`Customers`, count: data.customers, place: {} }]}
              see={see}
              onSee={open}
            />
          </Panel>
        )
      }
      explain={
        <p>
          <Trans>
            A new session begins when more than {format.words(question.gap)} have passed since the event before. Its
            length is the time from its first event to its last, so a session of one event has none.
          </Trans>
        </p>
      }
    />
  )
}
