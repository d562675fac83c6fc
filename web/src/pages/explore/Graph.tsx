import { Trans, useLingui } from '@lingui/react/macro'
import { useMemo, useState } from 'react'
import type { TransitionEdge } from '../../api/types'
import { edgeId, fitting, shapeMeander } from '../../charts/graph/shape'
import { MeanderView } from '../../charts/graph/View'
import { ExplorePage } from '../../explore/ExplorePage'
import { Line, Sentence } from '../../explore/Sentence'
import { SequenceLines } from '../../explore/SequenceLines'
import { useColumns } from '../../explore/useColumns'
import { useCounted } from '../../explore/useCounted'
import { useDifference } from '../../explore/useDifference'
import { useExplore } from '../../explore/useExplore'
import { useNames } from '../../explore/useNames'
import { useSelection } from '../../explore/useSelection'
import { useFormat } from '../../format/useFormat'
import { useWidth } from '../../parts/useWidth'
import { againstShares } from '../../stats/against'
import styles from './Graph.module.css'
import { EdgePanel } from './graph/EdgePanel'
import { GraphTools } from './graph/GraphTools'
import { StationPanel } from './graph/StationPanel'

/** Names stand in two rows where the steps are as close as this. */
const LEAST_STEP = 46

export function Graph() {
  const { t } = useLingui()
  const format = useFormat()
  const says = useNames()
  const difference = useDifference()
  const column = useColumns<TransitionEdge>()
  const explored = useExplore('transitions')
  const { question, asked, setQuestion, data, compared } = explored
  const counted = useCounted(asked.per)
  const selection = useSelection()
  const { at: selected, select } = selection
  const [chosen, setDetail] = useState<number | null>(null)
  const [ref, width] = useWidth<HTMLDivElement>()
  const detail = chosen ?? fitting(width, LEAST_STEP)
  const shape = useMemo(() => (data ? shapeMeander(data, detail, width, LEAST_STEP) : null), [data, detail, width])
  const station = shape?.stations.find((each) => each.label === selected)
  const edges = data?.edges.toSorted((a, b) => b.customers - a.customers) ?? []
  const row = edges.findIndex((each) => edgeId(each) === selected)
  const edge = edges[row]
  const step = shape ? Math.max(LEAST_STEP, width / Math.max(1, shape.stations.length)) : LEAST_STEP
  const against = againstShares(
    { rows: edges, total: data?.customers ?? 0 },
    compared && { rows: compared.edges, total: compared.customers },
    edgeId,
    (each) => each.customers,
    true,
  )
  const columns = [
    column.name('from', t`From`, (each) => each.from, says.label),
    column.name('to', t`To`, (each) => each.to, says.label),
    column.count('customers', counted.name, (each) => each.customers),
    column.count('count', t`Times`, (each) => each.count),
    column.duration('median', t`Median time`, (each) => each.median_ms),
    ...difference.columns<TransitionEdge>(
      compared,
      (each) => against(each)?.share ?? null,
      (each) => against(each)?.difference ?? null,
    ),
  ]

  return (
    <ExplorePage
      explored={explored}
      sentence={
        <Sentence label={t`Question`}>
          <Line>
            <Trans>What follows what in the whole journey, and where do customers turn back?</Trans>
          </Line>
          <SequenceLines question={question} onChange={setQuestion} />
        </Sentence>
      }
      empty={data?.customers === 0}
      tools={<GraphTools steps={data?.nodes.length ?? 0} detail={detail} onDetail={setDetail} />}
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
      table={data ? { caption: t`Transitions`, rows: edges, columns } : null}
      selectedRow={row}
      onSelectRow={(index) => edges[index] && select(edgeId(edges[index]))}
      panel={
        data &&
        (edge ? (
          <EdgePanel answer={data} edge={edge} against={against(edge)} asked={asked} selection={selection} />
        ) : station ? (
          <StationPanel
            answer={data}
            station={station}
            asked={asked}
            selection={selection}
            onHide={() => setQuestion({ ...question, hide: [...(question.hide ?? []), station.label] })}
          />
        ) : null)
      }
      explain={[
        <Trans key="arcs">
          An arc from one step to another says how many customers did the second right after the first, at least once.
          The order of the steps is the one in which most goes forward.
        </Trans>,
        <Trans key="table">The table has every transition, also those that the picture leaves out.</Trans>,
      ]}
    />
  )
}
