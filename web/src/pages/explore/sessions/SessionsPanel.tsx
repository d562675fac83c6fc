import { useLingui } from '@lingui/react/macro'
import type { SessionsAnswer, SessionsQuestion } from '../../../api/types'
import { Behind } from '../../../explore/Behind'
import type { Selection } from '../../../explore/useSelection'
import { useFormat } from '../../../format/useFormat'
import { Fact, Facts, Panel } from '../../../frame/Panel'

interface Props {
  answer: SessionsAnswer
  asked: SessionsQuestion
  selection: Selection
}

/** Whose sessions they are. */
export function SessionsPanel({ answer, asked, selection }: Props) {
  const { t } = useLingui()
  const format = useFormat()
  const { customers, sessions } = answer
  return (
    <Panel title={t`Customers with visits`} onClose={selection.clear}>
      <Facts>
        <Fact name={t`Customers`} value={format.count(customers)} />
        <Fact
          name={t`Sessions`}
          value={format.count(sessions)}
          note={t`${format.decimal(sessions / Math.max(1, customers))} per customer`}
        />
      </Facts>
      <Behind
        question={asked}
        numbers={[{ key: 'all', name: t`Customers`, count: customers, place: {} }]}
        selection={selection}
      />
    </Panel>
  )
}
