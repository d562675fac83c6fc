import { Trans, useLingui } from '@lingui/react/macro'
import type { Period, RetentionQuestion } from '../../../api/types'
import type { Cell, CohortRow } from '../../../charts/retention/shape'
import { Behind } from '../../../explore/Behind'
import { useCounted } from '../../../explore/useCounted'
import type { Selection } from '../../../explore/useSelection'
import { useFormat } from '../../../format/useFormat'
import { Fact, Facts, Panel } from '../../../frame/Panel'

interface Props {
  row: CohortRow
  cell: Cell
  period: Period
  asked: RetentionQuestion
  selection: Selection
}

/** Who of one cohort came back in one period. */
export function CellPanel({ row, cell, period, asked, selection }: Props) {
  const { t } = useLingui()
  const format = useFormat()
  const counted = useCounted()
  const { cohort, size } = row
  return (
    <Panel
      title={format.cohort(cohort, period)}
      subtitle={t`Period ${cell.period} after the start`}
      onClose={selection.clear}
    >
      <Facts>
        <Fact
          name={t`Came back`}
          value={format.share(cell.share)}
          note={t`${format.count(cell.returned)} of ${counted.some(size)}`}
        />
      </Facts>
      {cell.incomplete && (
        <p>
          <Trans>This period is not over for all of them: the number can still grow.</Trans>
        </p>
      )}
      <Behind
        question={asked}
        numbers={[
          { key: 'cell', name: t`Came back`, count: cell.returned, place: { cohort, period: cell.period } },
          { key: 'cohort', name: t`Whole cohort`, count: size, place: { cohort } },
        ]}
        selection={selection}
      />
    </Panel>
  )
}
