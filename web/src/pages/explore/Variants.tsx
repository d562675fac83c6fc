import { Trans, useLingui } from '@lingui/react/macro'
import type { Variant } from '../../api/types'
import { VariantsView } from '../../charts/variants/View'
import { ExplorePage } from '../../explore/ExplorePage'
import { useColumns } from '../../explore/useColumns'
import { useCounted } from '../../explore/useCounted'
import { useDifference } from '../../explore/useDifference'
import { useExplore } from '../../explore/useExplore'
import { useNames } from '../../explore/useNames'
import { useNumberedSelection } from '../../explore/useSelection'
import { useFormat } from '../../format/useFormat'
import { againstShares } from '../../stats/against'
import { VariantPanel } from './variants/VariantPanel'
import { VariantsSentence } from './variants/VariantsSentence'

export function Variants() {
  const { t } = useLingui()
  const format = useFormat()
  const says = useNames()
  const difference = useDifference()
  const column = useColumns<Variant>()
  const explored = useExplore('variants')
  const { question, asked, setQuestion, data, compared } = explored
  const counted = useCounted(asked.per)
  const selection = useNumberedSelection()
  const { selected, select } = selection
  const variants = data?.variants ?? []
  const total = data?.customers ?? 0
  const variant = selected === null ? undefined : variants[selected]
  const shown = variants.reduce((sum, each) => sum + each.customers, 0) / Math.max(1, total)
  const against = againstShares(
    { rows: variants, total },
    compared && { rows: compared.variants, total: compared.customers },
    (each) => JSON.stringify(each.path),
    (each) => each.customers,
    false,
  )
  const columns = [
    { ...column.name('path', t`Journey`, (row) => row.path.map(says.label).join(' → ')), wide: true },
    column.count('customers', counted.name, (row) => row.customers),
    column.share('share', t`Of all`, (row) => row.customers / total),
    ...difference.columns<Variant>(
      compared,
      (row) => against(row)?.share ?? null,
      (row) => against(row)?.difference ?? null,
    ),
  ]
  return (
    <ExplorePage
      explored={explored}
      sentence={<VariantsSentence question={question} onChange={setQuestion} />}
      empty={data?.customers === 0}
      tools={
        data && (
          <p>
            <Trans>
              {format.count(data.distinct)} different journeys; these {variants.length} are those of{' '}
              {format.share(shown)} of customers
            </Trans>
          </p>
        )
      }
      picture={data && <VariantsView answer={data} selected={selected} onSelect={select} />}
      table={data ? { caption: t`Journeys`, rows: variants, columns } : null}
      selectedRow={selected}
      onSelectRow={select}
      panel={
        variant && (
          <VariantPanel
            variant={variant}
            number={(selected ?? 0) + 1}
            total={total}
            against={against(variant)}
            asked={asked}
            selection={selection}
          />
        )
      }
      explain={[
        <Trans key="same">
          Two journeys are the same when their steps are the same, in the same order. Each customer has one journey.
        </Trans>,
      ]}
    />
  )
}
