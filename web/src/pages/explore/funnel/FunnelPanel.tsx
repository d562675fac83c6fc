import { Trans, useLingui } from '@lingui/react/macro'
import { Select } from '@mantine/core'
import type { FunnelAnswer, FunnelQuestion, StepReach } from '../../../api/types'
import type { FunnelBar } from '../../../charts/funnel/shape'
import { AskButton } from '../../../explore/AskButton'
import { Behind, type BehindNumber } from '../../../explore/Behind'
import { ComparedFact } from '../../../explore/ComparedFact'
import { TimeBars } from '../../../explore/TimeBars'
import { useCounted } from '../../../explore/useCounted'
import { useNames } from '../../../explore/useNames'
import type { useNumberedSelection } from '../../../explore/useSelection'
import { useFormat } from '../../../format/useFormat'
import { Fact, Facts, Panel } from '../../../frame/Panel'

interface Props {
  bar: FunnelBar
  step: StepReach
  groups: NonNullable<FunnelAnswer['groups']>
  names: string[]
  question: FunnelQuestion
  asked: FunnelQuestion
  selection: Pick<ReturnType<typeof useNumberedSelection>, 'see' | 'open' | 'clear'>
}

/** What is known about one step. */
export function FunnelPanel({ bar, step, groups, names, question, asked, selection }: Props) {
  const { t } = useLingui()
  const format = useFormat()
  const counted = useCounted()
  const match = question.steps[bar.index]?.match ?? '*'
  const says = useNames()
  const at = bar.index + 1
  // Whose list is open is called by its outcome and its group: `dropped/Bucharest`.
  const [seen = '', ...rest] = selection.see?.split('/') ?? []
  const group = groups.find((each) => each.value === rest.join('/'))
  const reach = group?.steps[bar.index] ?? step
  const number = (outcome: 'reached' | 'dropped' | 'in_progress', name: string, count: number): BehindNumber => ({
    key: group ? `${outcome}/${group.value}` : outcome,
    name,
    count,
    place: { step: at, outcome, ...(group && { group: group.value }) },
  })
  const numbers = [number('reached', t`Reached`, reach.reached)]
  if (bar.index > 0) {
    numbers.push(
      number('dropped', t`Dropped`, reach.dropped ?? 0),
      number('in_progress', t`In progress`, reach.in_progress),
    )
  }
  return (
    <Panel
      title={names[bar.index] ?? ''}
      subtitle={t`Step ${bar.index + 1} of ${names.length}`}
      onClose={selection.clear}
    >
      <Facts>
        <Fact name={t`Reached`} value={format.share(bar.share)} note={counted.some(bar.reached)} />
        {bar.index > 0 && (
          <>
            <Fact name={t`Of the step before`} value={format.share(bar.fromPrevious)} />
            <Fact
              name={t`Dropped`}
              value={format.share(bar.shareDropped)}
              note={t`${counted.some(bar.dropped)} stopped before it`}
            />
            <Fact name={t`In progress`} value={format.count(bar.inProgress)} note={t`can still reach it in time`} />
            <Fact
              name={t`Median time`}
              value={format.duration(bar.medianMillis)}
              note={t`since the step before; 9 in 10 within ${format.duration(step.from_previous.p90_ms)}`}
            />
          </>
        )}
        {bar.index > 0 && <ComparedFact against={bar.other} />}
      </Facts>
      {bar.index > 0 && <TimeBars title={t`Time since the step before`} bins={step.from_previous.histogram} />}
      {groups.length > 0 && (
        <Select
          mt="md"
          label={t`Customers of`}
          placeholder={t`All values`}
          clearable
          data={groups.map(({ value }) => ({ value, label: says.label(value) }))}
          value={group?.value ?? null}
          onChange={(value) => selection.open(value === null ? seen : `${seen || 'reached'}/${value}`)}
        />
      )}
      <Behind question={asked} numbers={numbers} selection={selection} />
      <AskButton question={{ ask: 'paths', direction: 'forward', start: match, depth: 4, top: 5, collapse: true }}>
        <Trans>Where they go next</Trans>
      </AskButton>
    </Panel>
  )
}
