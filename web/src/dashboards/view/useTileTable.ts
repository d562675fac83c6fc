import { useLingui } from '@lingui/react/macro'
import type { Answer, Question } from '../../api/types'
import { shapeAttribution } from '../../charts/attribution/shape'
import { shapeHistogram } from '../../charts/histogram/shape'
import { shapeCohorts } from '../../charts/retention/shape'
import { useCounted } from '../../explore/useCounted'
import { useNames } from '../../explore/useNames'
import { useFormat } from '../../format/useFormat'
import { useModels } from '../../format/useModels'
import type { Table } from '../../parts/DataTable'

type Cells = (string | number | null)[]

/** The numbers of an answer, row by row; the first column names the row. */
export function useTileTable(question: Question, answer: Answer | undefined, caption: string): Table<Cells> | null {
  const { t } = useLingui()
  const format = useFormat()
  const says = useNames()
  const models = useModels()
  const counted = useCounted(question.per)
  if (!answer) return null

  function read(): { heads: string[]; rows: Cells[] } | null {
    if (answer?.ask === 'funnel' && question.ask === 'funnel') {
      const rows = answer.steps.map((step, index) => [
        says.matcher(question.steps[index]?.match ?? '*'),
        format.count(step.reached),
        format.share(step.rate_from_start),
        index === 0 ? '–' : format.share(step.rate_from_previous),
        format.duration(step.median_ms_from_previous),
      ])
      return { heads: [t`Step`, t`Reached`, t`Of all who started`, t`Of the step before`, t`Median time`], rows }
    }
    if (answer?.ask === 'conformance') {
      const name = (key: string) =>
        question.ask === 'conformance'
          ? says.matcher(question.steps.find((each) => each.key === key)?.match ?? key)
          : key
      const rows = answer.steps.map((step) => [
        name(step.key),
        ...[step.reached, step.completed, step.late, step.out_of_order, step.missing, step.skipped].map((count) =>
          format.count(count),
        ),
      ])
      return { heads: [t`Step`, t`Reached`, t`In time`, t`Late`, t`Out of order`, t`Missing`, t`Skipped`], rows }
    }
    if (answer?.ask === 'paths') {
      const links = answer.links.toSorted((a, b) => a.depth - b.depth || b.customers - a.customers)
      const rows = links.map((link) => [
        says.label(link.from),
        says.label(link.to),
        link.depth + 1,
        format.count(link.customers),
      ])
      return { heads: [t`From`, t`To`, t`Step`, counted.name], rows }
    }
    if (answer?.ask === 'transitions') {
      const edges = answer.edges.toSorted((a, b) => b.customers - a.customers)
      const rows = edges.map((edge) => [
        says.label(edge.from),
        says.label(edge.to),
        format.count(edge.customers),
        format.duration(edge.median_ms),
      ])
      return { heads: [t`From`, t`To`, counted.name, t`Median time`], rows }
    }
    if (answer?.ask === 'variants') {
      const rows = answer.variants.map((each) => [each.path.map(says.label).join(' → '), format.count(each.customers)])
      return { heads: [t`Journey`, counted.name], rows }
    }
    if (answer?.ask === 'sessions') {
      const bins = shapeHistogram(answer.duration.histogram, format)
      return {
        heads: [t`Length`, t`Sessions`, t`Of all`],
        rows: bins.map((bin) => [bin.label, format.count(bin.count), format.share(bin.share)]),
      }
    }
    if (answer?.ask === 'retention' && question.ask === 'retention') {
      const cohorts = shapeCohorts(answer.cohorts)
      const periods = Array.from({ length: Math.max(0, ...cohorts.map((row) => row.cells.length)) }, (_, at) => at)
      const rows = cohorts.map((row) => [
        format.cohort(row.cohort, question.period),
        format.count(row.size),
        ...periods.map((at) => (row.cells[at] ? format.share(row.cells[at].share) : '')),
      ])
      return { heads: [t`Cohort`, counted.name, ...periods.map(String)], rows }
    }
    if (answer?.ask === 'attribution' && question.ask === 'attribution') {
      const rows = shapeAttribution(answer, question.models).map((row) => [
        says.label(row.touch),
        ...row.shares.map((each) => format.count(each.value)),
      ])
      return { heads: [says.label(question.touch), ...question.models.map((model) => models[model])], rows }
    }
    return null
  }
  const found = read()
  if (!found) return null
  const texts = found.heads.filter((head) => head === t`From` || head === t`To` || head === t`Journey`)
  return {
    caption,
    rows: found.rows,
    columns: found.heads.map((title, at) => ({
      key: `${at}`,
      title,
      number: at > 0 && !texts.includes(title),
      value: (row) => row[at] ?? null,
    })),
  }
}
