import { Trans, useLingui } from '@lingui/react/macro'
import type { ConformanceAnswer } from '../../../api/conformance'
import { useCounted } from '../../../explore/useCounted'
import { useFormat } from '../../../format/useFormat'
import { BigNumbers } from '../../../parts/BigNumbers'

/** The journey as a whole: fit, how many entered it, and how much of what they do it explains. */
export function Fit({ answer, compared }: { answer: ConformanceAnswer; compared: ConformanceAnswer | undefined }) {
  const { t } = useLingui()
  const format = useFormat()
  const counted = useCounted()
  const fitOf = (of: ConformanceAnswer) => (of.fit === null ? '–' : format.ratio(of.fit))
  const numbers = [
    {
      name: t`Fit`,
      value: fitOf(answer),
      note: compared ? (
        <Trans>compared: {fitOf(compared)}</Trans>
      ) : (
        <Trans>mean share of required steps completed</Trans>
      ),
    },
    {
      name: t`Entered`,
      value: format.count(answer.entered),
      note: compared ? (
        <Trans>compared: {format.count(compared.entered)}</Trans>
      ) : (
        <Trans>of {counted.some(answer.customers)}</Trans>
      ),
    },
    {
      name: t`Explained`,
      value: format.share(answer.mapped_share),
      note: compared ? (
        <Trans>compared: {format.share(compared.mapped_share)}</Trans>
      ) : (
        <Trans>of their events are steps of it</Trans>
      ),
    },
  ]
  return <BigNumbers numbers={numbers} />
}
