import { useLingui } from '@lingui/react/macro'
import { useFormat } from '../format/useFormat'
import type { Column } from '../parts/DataTable'
import type { Difference } from '../stats/proportion'
import { useComparedName } from './useComparedName'

/** How a difference of two shares is told: points, their 95 % interval, and whether it may be chance. */
export function useDifference() {
  const { t } = useLingui()
  const format = useFormat()
  const other = useComparedName()
  const points = ({ points: of }: Difference) => t`${format.points(of)} points`
  const interval = ({ low, high }: Difference) => `${format.points(low)} … ${format.points(high)}`
  const verdict = ({ clear, points: of }: Difference) => {
    if (!clear) return t`may be chance`
    return of > 0 ? t`clearly more` : t`clearly less`
  }
  return {
    points,
    interval,
    verdict,
    /** Gains and losses in colour only where they are clear; the sign and the word say it too. */
    look: (difference: Difference, looks: Record<string, string>) => {
      if (!difference.clear) return looks.text
      return difference.points > 0 ? looks.gainText : looks.lossText
    },
    /** The columns of a comparison; none while there is nothing to compare with. */
    columns: <Row>(
      compared: unknown,
      share: (row: Row) => number | null,
      difference: (row: Row) => Difference | null,
    ): Column<Row>[] => {
      if (!compared) return []
      return [
        {
          key: 'other',
          title: other ?? t`Compared`,
          number: true,
          value: share,
          show: (row) => format.share(share(row)),
        },
        {
          key: 'difference',
          title: t`Difference, points`,
          number: true,
          value: (row) => inPoints(difference(row)?.points),
          show: (row) => told(difference(row), (of) => format.points(of.points)),
        },
        {
          key: 'interval',
          title: t`95% interval`,
          number: true,
          value: (row) => inPoints(difference(row)?.low),
          show: (row) => told(difference(row), interval),
        },
        { key: 'verdict', title: t`Clear?`, value: (row) => told(difference(row), verdict) },
      ]
    },
  }
}

function told(difference: Difference | null, tell: (of: Difference) => string): string {
  return difference ? tell(difference) : '–'
}

/** Points as a number in a file, to a tenth of a thousandth. */
function inPoints(share: number | undefined): number | null {
  return share === undefined ? null : Math.round(share * 1_000_000) / 10_000
}
