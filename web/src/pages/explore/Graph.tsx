import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Slider } from '@mantine/core'
import { useId, useMemo, useState } from 'react'
import type { TransitionEdge } from '../../api/types'
import { edgeId, shapeMeander } from '../../charts/graph/shape'
import { MeanderView } from '../../charts/graph/View'
import { Behind } from '../../explore/Behind'
import { ExplorePage } from '../../explore/ExplorePage'
import { Line, Sentence } from '../../explore/Sentence'
import { SequenceLines } from '../../explore/SequenceLines'
import { useExplore } from '../../explore/useExplore'
import { useNames } from '../../explore/useNames'
import { useSelection } from '../../explore/useSelection'
import { useFormat } from '../../format/useFormat'
import { Fact, Facts, Panel, PanelBars } from '../../frame/Panel'
import { useWidth } from '../../parts/useWidth'
import styles from './Graph.module.css'
import { EdgePanel } from './graph/EdgePanel'

const LEAST_STEP = 68
const FIRST_DETAIL = 11

export function Graph() {
  const { t } = useLingui()
  const format = useFormat()
  const says = useNames()
  const sliderId = useId()
  const { question, asked, setQuestion, answer, wait } = useExplore('transitions')
  const { at: selected, see, select, open } = useSelection()
  const [detail, setDetail] = useState(FIRST_DETAIL)
  const [ref, width] = useWidth<HTMLDivElement>()
  const data = answer.data
  const shape = useMemo(() => (data ? shapeMeander(data, detail, width, LEAST_STEP) : null), [data, detail, width])
  const station = shape?.stations.find((each) => each.label === selected)
  const edges = data?.edges.toSorted((a, b) => b.customers - a.customers) ?? []
  const row = edges.findIndex((each) => edgeId(each) === selected)
  const step = shape ? Math.max(LEAST_STEP, width / Math.max(1, shape.stations.length)) : LEAST_STEP
  const hide = (label: string) => setQuestion({ ...question, hide: [...(question.hide ?? []), label] })

  const bars = (edges: TransitionEdge[], name: (edge: TransitionEdge) => string) => {
    const sum = edges.reduce((total, edge) => total + edge.count, 0)
    return edges
      .toSorted((a, b) => b.count - a.count)
      .slice(0, 6)
      .map((edge) => ({ label: says.label(name(edge)), share: edge.count / sum, text: format.share(edge.count / sum) }))
  }

  return (
    <ExplorePage
      page="graph"
      asked={asked}
      sentence={
        <Sentence label={t`Question`}>
          <Line>
            <Trans>What follows what in the whole journey, and where do customers turn back?</Trans>
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
        <>
          <p className={styles.legend}>
            <span className={styles.forward} />
            <Trans>forward, above the line</Trans>
            <span className={styles.back} />
            <Trans>back, below it</Trans>
          </p>
          {data && (
            <div className={styles.slider}>
              <label htmlFor={sliderId} id={`${sliderId}-label`}>
                <Trans>Detail</Trans>
              </label>
              <Slider
                size="sm"
                min={3}
                max={Math.min(40, Math.max(4, data.nodes.length))}
                value={detail}
                onChange={setDetail}
                label={(count) => t`${count} steps`}
                thumbLabel={t`Detail: how many steps`}
              />
            </div>
          )}
        </>
      }
      picture={
        <div ref={ref}>
          {shape && width > 0 && (
            <>
              <MeanderView shape={shape} width={width} step={step} selected={selected} onSelect={select} />
              <p className={styles.shown}>
                <Trans>The arcs show {format.share(shape.shown)} of what customers do from step to step.</Trans>
              </p>
            </>
          )}
        </div>
      }
      table={
        data
          ? {
              caption: t`Transitions`,
              rows: edges,
              columns: [
                {
                  key: 'from',
                  title: t`From`,
                  value: (row: TransitionEdge) => row.from,
                  show: (row: TransitionEdge) => says.label(row.from),
                },
                {
                  key: 'to',
                  title: t`To`,
                  value: (row: TransitionEdge) => row.to,
                  show: (row: TransitionEdge) => says.label(row.to),
                },
                {
                  key: 'customers',
                  title: t`Customers`,
                  number: true,
                  value: (row: TransitionEdge) => row.customers,
                  show: (row: TransitionEdge) => format.count(row.customers),
                },
                {
                  key: 'count',
                  title: t`Times`,
                  number: true,
                  value: (row: TransitionEdge) => row.count,
                  show: (row: TransitionEdge) => format.count(row.count),
                },
                {
                  key: 'median',
                  title: t`Median time`,
                  number: true,
                  value: (row: TransitionEdge) => row.median_ms,
                  show: (row: TransitionEdge) => format.duration(row.median_ms),
                },
              ],
            }
          : null
      }
      selectedRow={row}
      onSelectRow={(index) => edges[index] && select(edgeId(edges[index]))}
      panel={
        data &&
        (edges[row] ? (
          <EdgePanel
            answer={data}
            edge={edges[row]}
            asked={asked}
            see={see}
            onSee={open}
            onClose={() => select(null)}
          />
        ) : station ? (
          <Panel title={says.label(station.label)} onClose={() => select(null)}>
            <Facts>
              <Fact
                name={t`Customers`}
                value={format.share(station.share)}
                note={t`${format.count(station.customers)} of ${format.count(data.customers)}`}
              />
              <Fact
                name={t`Times`}
                value={format.count(station.count)}
                note={t`${format.decimal(station.count / station.customers)} per customer`}
              />
              <Fact name={t`Begin here`} value={format.count(station.starts)} />
              <Fact name={t`End here`} value={format.count(station.ends)} />
            </Facts>
            <PanelBars
              title={t`Where they go next`}
              rows={bars(
                data.edges.filter((edge) => edge.from === station.label),
                (edge) => edge.to,
              )}
            />
            <PanelBars
              title={t`Where they come from`}
              rows={bars(
                data.edges.filter((edge) => edge.to === station.label),
                (edge) => edge.from,
              )}
            />
            <Behind
              question={asked}
              numbers={[
                {
                  key: 'node',
                  name: says.label(station.label),
                  count: station.customers,
                  place: { label: station.label },
                },
              ]}
              see={see}
              onSee={open}
            />
            <Button fullWidth variant="default" onClick={() => hide(station.label)}>
              <Trans>Leave it out</Trans>
            </Button>
          </Panel>
        ) : null)
      }
      explain={
        <>
          <p>
            <Trans>
              An arc from one step to another says how many customers did the second right after the first, at least
              once. The order of the steps is the one in which most goes forward.
            </Trans>
          </p>
          <p>
            <Trans>The table has every transition, also those that the picture leaves out.</Trans>
          </p>
        </>
      }
    />
  )
}
