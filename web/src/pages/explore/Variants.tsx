import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { Variant } from '../../api/types'
import { VariantsView } from '../../charts/variants/View'
import { Behind } from '../../explore/Behind'
import { ExplorePage } from '../../explore/ExplorePage'
import { Line, Sentence } from '../../explore/Sentence'
import { SequenceLines } from '../../explore/SequenceLines'
import { encode } from '../../explore/url'
import { useExplore } from '../../explore/useExplore'
import { useNames } from '../../explore/useNames'
import { useNumberedSelection } from '../../explore/useSelection'
import { useFormat } from '../../format/useFormat'
import { Fact, Facts, Panel } from '../../frame/Panel'
import { TokenSelect } from '../../parts/TokenSelect'

export function Variants() {
  const { t } = useLingui()
  const format = useFormat()
  const says = useNames()
  const { workspace, search, question, asked, setQuestion, answer, wait } = useExplore('variants')
  const { selected, see, select, clear, open } = useNumberedSelection()
  const { q: _, ...scope } = search
  const data = answer.data
  const variant = selected === null ? undefined : data?.variants[selected]
  const shown = data ? data.variants.reduce((sum, each) => sum + each.customers, 0) / Math.max(1, data.customers) : 0
  const funnel = (path: string[]) => encode({ ask: 'funnel', window: '90d', steps: path.map((match) => ({ match })) })
  return (
    <ExplorePage
      page="variants"
      asked={asked}
      sentence={
        <Sentence label={t`Question`}>
          <Line>
            <Trans>
              Which journeys are the same in their{' '}
              <TokenSelect
                label={t`Length of journeys`}
                value={String(question.first ?? '')}
                options={[
                  ...[3, 4, 5, 6, 8, 10].map((count) => ({ value: String(count), label: t`first ${count} steps` })),
                  { value: '', label: t`whole length` },
                ]}
                onChange={(next) =>
                  setQuestion(next ? { ...question, first: Number(next) } : { ...question, first: undefined as never })
                }
              />
              ?
            </Trans>
          </Line>
          <Line>
            <Trans>
              Show the{' '}
              <TokenSelect
                label={t`How many variants`}
                value={String(question.top)}
                options={[10, 20, 50, 100].map((count) => ({ value: String(count), label: String(count) }))}
                onChange={(next) => setQuestion({ ...question, top: Number(next) })}
              />{' '}
              commonest
            </Trans>
          </Line>
          <SequenceLines question={question} onChange={setQuestion} />
        </Sentence>
      }
      busy={answer.isFetching}
      error={answer.error}
      warnings={data?.warnings}
      wait={wait}
      empty={data?.customers === 0}
      tools={
        data && (
          <p>
            <Trans>
              {format.count(data.distinct)} different journeys; these {data.variants.length} are those of{' '}
              {format.share(shown)} of customers
            </Trans>
          </p>
        )
      }
      picture={data && <VariantsView answer={data} selected={selected} onSelect={select} />}
      table={
        data
          ? {
              caption: t`Journeys`,
              rows: data.variants,
              columns: [
                {
                  key: 'path',
                  title: t`Journey`,
                  value: (row: Variant) => row.path.join(' > '),
                  show: (row: Variant) => row.path.map(says.label).join(' → '),
                },
                {
                  key: 'customers',
                  title: t`Customers`,
                  number: true,
                  value: (row: Variant) => row.customers,
                  show: (row: Variant) => format.count(row.customers),
                },
                {
                  key: 'share',
                  title: t`Of all`,
                  number: true,
                  value: (row: Variant) => row.customers / data.customers,
                  show: (row: Variant) => format.share(row.customers / data.customers),
                },
              ],
            }
          : null
      }
      {...(selected !== null && { selectedRow: selected })}
      onSelectRow={select}
      panel={
        variant &&
        data && (
          <Panel
            title={t`Journey ${(selected ?? 0) + 1}`}
            subtitle={variant.path.map(says.label).join(' → ')}
            onClose={clear}
          >
            <Facts>
              <Fact
                name={t`Customers`}
                value={format.share(variant.customers / data.customers)}
                note={t`${format.count(variant.customers)} of ${format.count(data.customers)}`}
              />
            </Facts>
            <Behind
              question={asked}
              numbers={[{ key: 'path', name: t`Customers`, count: variant.customers, place: { path: variant.path } }]}
              see={see}
              onSee={open}
            />
            <Button
              fullWidth
              variant="default"
              renderRoot={(props) => (
                <Link
                  {...props}
                  to="/w/$workspace/explore/funnel"
                  params={{ workspace }}
                  search={{ ...scope, q: funnel(variant.path) }}
                />
              )}
            >
              <Trans>Open as a funnel</Trans>
            </Button>
          </Panel>
        )
      }
      explain={
        <p>
          <Trans>
            Two journeys are the same when their steps are the same, in the same order. Each customer has one journey.
          </Trans>
        </p>
      }
    />
  )
}
