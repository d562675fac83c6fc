import { Trans, useLingui } from '@lingui/react/macro'
import type { Variant, VariantsQuestion } from '../../../api/types'
import { AskButton } from '../../../explore/AskButton'
import { Behind } from '../../../explore/Behind'
import { ComparedFact } from '../../../explore/ComparedFact'
import { useCounted } from '../../../explore/useCounted'
import { useNames } from '../../../explore/useNames'
import type { Selection } from '../../../explore/useSelection'
import { useFormat } from '../../../format/useFormat'
import { Fact, Facts, Panel } from '../../../frame/Panel'
import type { Against } from '../../../stats/against'

interface Props {
  variant: Variant
  /** Its place among the commonest, from 1. */
  number: number
  /** All customers. */
  total: number
  against: Against | null
  asked: VariantsQuestion
  selection: Pick<Selection, 'see' | 'open' | 'clear'>
}

/** What is known about one journey, and who took it. */
export function VariantPanel({ variant, number, total, against, asked, selection }: Props) {
  const { t } = useLingui()
  const format = useFormat()
  const counted = useCounted()
  const says = useNames()
  const { path, customers } = variant
  return (
    <Panel title={t`Journey ${number}`} subtitle={path.map(says.label).join(' → ')} onClose={selection.clear}>
      <Facts>
        <Fact
          name={counted.name}
          value={format.share(customers / total)}
          note={t`${format.count(customers)} of ${format.count(total)}`}
        />
        <ComparedFact against={against} />
      </Facts>
      <Behind
        question={asked}
        numbers={[{ key: 'path', name: counted.name, count: customers, place: { path } }]}
        selection={selection}
      />
      <AskButton question={{ ask: 'funnel', window: '90d', steps: path.map((match) => ({ match })) }}>
        <Trans>Open as a funnel</Trans>
      </AskButton>
    </Panel>
  )
}
