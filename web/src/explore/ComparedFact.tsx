import { useLingui } from '@lingui/react/macro'
import { useFormat } from '../format/useFormat'
import { Fact } from '../frame/Panel'
import type { Against } from '../stats/against'
import { useComparedName } from './useComparedName'
import { useDifference } from './useDifference'

/** The panel's line about what the page is compared with; nothing where it is with nothing. */
export function ComparedFact({ against, name }: { against: Against | null | undefined; name?: string }) {
  const { t } = useLingui()
  const format = useFormat()
  const says = useDifference()
  const other = useComparedName()
  if (!against) return null
  const { share, difference } = against
  return (
    <Fact
      name={name ?? t`Compared`}
      value={says.points(difference)}
      note={t`${other}: ${format.share(share)}; 95% interval ${says.interval(difference)}; ${says.verdict(difference)}`}
    />
  )
}
