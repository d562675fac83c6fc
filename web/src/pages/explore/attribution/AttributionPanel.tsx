import { Trans, useLingui } from '@lingui/react/macro'
import type { AttributionQuestion } from '../../../api/types'
import type { TouchRow } from '../../../charts/attribution/shape'
import { Behind } from '../../../explore/Behind'
import { useComparedName } from '../../../explore/useComparedName'
import { useNames } from '../../../explore/useNames'
import type { Selection } from '../../../explore/useSelection'
import { useFormat } from '../../../format/useFormat'
import { useModels } from '../../../format/useModels'
import { Fact, Facts, Panel } from '../../../frame/Panel'

interface Props {
  row: TouchRow
  /** The same of those it is compared with. */
  other: TouchRow | undefined
  asked: AttributionQuestion
  selection: Selection
}

/** Where models differ by more than this share, none of them should be believed alone. */
const FAR_APART = 0.1

/** What each model gives to one channel, and who met it. */
export function AttributionPanel({ row, other, asked, selection }: Props) {
  const { t } = useLingui()
  const format = useFormat()
  const says = useNames()
  const models = useModels()
  const compared = useComparedName()
  const spread = format.decimal(Math.round(row.spread * 1000) / 10)
  const note = (value: number, at: number) => {
    const against = other?.shares[at]
    return against ? t`${format.decimal(value)}; ${compared}: ${format.share(against.share)}` : format.decimal(value)
  }
  return (
    <Panel title={says.label(row.touch)} onClose={selection.clear}>
      <Facts>
        {row.shares.map((each, at) => (
          <Fact
            key={each.model}
            name={models[each.model]}
            value={format.share(each.share)}
            note={note(each.value, at)}
          />
        ))}
        {row.removal !== null && (
          <Fact
            name={t`Lost without it`}
            value={format.share(row.removal)}
            note={t`of conversions, by the Markov model`}
          />
        )}
      </Facts>
      <p>
        {row.spread > FAR_APART ? (
          <Trans>The models differ by {spread} points here: decide with a test, not with a model.</Trans>
        ) : (
          <Trans>The models agree here within {spread} points.</Trans>
        )}
      </p>
      <Behind
        question={asked}
        numbers={[{ key: 'touch', name: says.label(row.touch), place: { label: row.touch } }]}
        selection={selection}
      />
    </Panel>
  )
}
