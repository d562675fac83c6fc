import { useLingui } from '@lingui/react/macro'
import type { Answer, Question } from '../../api/types'
import { shapeAttribution } from '../../charts/attribution/shape'
import { AttributionView } from '../../charts/attribution/View'
import { shapeConformance } from '../../charts/conformance/shape'
import { ConformanceView } from '../../charts/conformance/View'
import { FlowView } from '../../charts/flow/View'
import { shapeFunnel } from '../../charts/funnel/shape'
import { FunnelView } from '../../charts/funnel/View'
import { CurvesView } from '../../charts/line/View'
import { shapeCohorts, shapeCurve } from '../../charts/retention/shape'
import { TriangleView } from '../../charts/retention/View'
import { SessionsView } from '../../charts/sessions/View'
import { VariantsView } from '../../charts/variants/View'
import { useNames } from '../../explore/useNames'
import { TileGraph } from './TileGraph'

interface Props {
  question: Question
  answer: Answer
  compared: Answer | undefined
  /** What a click on any mark does. */
  onOpen: () => void
}

/** The picture of a question, as its own page draws it. */
export function TilePicture({ question, answer, compared, onOpen }: Props) {
  const { t } = useLingui()
  const says = useNames()
  switch (answer.ask) {
    case 'funnel': {
      if (question.ask !== 'funnel') return null
      const bars = shapeFunnel(answer.steps, compared?.ask === 'funnel' ? compared.steps : undefined)
      const names = question.steps.map((step) => says.matcher(step.match))
      return <FunnelView bars={bars} names={names} selected={null} onSelect={onOpen} />
    }
    case 'conformance': {
      if (question.ask !== 'conformance') return null
      const rows = shapeConformance(answer, compared?.ask === 'conformance' ? compared : undefined)
      const names = question.steps.map((step) => says.matcher(step.match))
      return <ConformanceView rows={rows} names={names} selected={null} onSelect={onOpen} />
    }
    case 'paths': {
      const backward = question.ask === 'paths' && question.direction === 'backward'
      return <FlowView answer={answer} backward={backward} selected={null} onSelect={onOpen} />
    }
    case 'transitions':
      return <TileGraph answer={answer} onOpen={onOpen} />
    case 'variants':
      return <VariantsView answer={answer} selected={null} onSelect={onOpen} />
    case 'sessions':
      return <SessionsView small answer={answer} compared={compared?.ask === 'sessions' ? compared : undefined} />
    case 'attribution': {
      if (question.ask !== 'attribution') return null
      const rows = shapeAttribution(answer, question.models)
      return <AttributionView rows={rows} models={question.models} selected={null} onSelect={onOpen} />
    }
    case 'retention': {
      if (question.ask !== 'retention') return null
      const axes = { day: t`Days since the start`, week: t`Weeks since the start`, month: t`Months since the start` }
      if (compared?.ask !== 'retention') {
        return (
          <TriangleView
            rows={shapeCohorts(answer.cohorts)}
            period={question.period}
            axis={axes[question.period]}
            selected={null}
            onSelect={onOpen}
          />
        )
      }
      const points = (of: typeof answer) => shapeCurve(of.cohorts).map((point) => point.share)
      const curves = [
        { name: t`All cohorts`, points: points(answer) },
        { name: t`Compared`, points: points(compared), dashed: true },
      ]
      return <CurvesView label={t`Share that came back, by period`} curves={curves} axis={axes[question.period]} />
    }
  }
}
