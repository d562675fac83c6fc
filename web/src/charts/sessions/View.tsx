import { Trans, useLingui } from '@lingui/react/macro'
import type { SessionsAnswer } from '../../api/types'
import { useFormat } from '../../format/useFormat'
import { BigNumbers } from '../../parts/BigNumbers'
import { HistogramView } from '../histogram/View'

interface Props {
  answer: SessionsAnswer
  /** The same of those it is compared with. */
  compared: SessionsAnswer | undefined
  /** Only what fits a tile. */
  small?: boolean
}

/** How many sessions there are and how long they last. */
export function SessionsView({ answer, compared, small = false }: Props) {
  const { t } = useLingui()
  const format = useFormat()
  const told = (of: SessionsAnswer) => ({
    sessions: format.count(of.sessions),
    each: format.decimal(of.sessions / Math.max(1, of.customers)),
    events: of.events_per_session_mean === null ? '–' : format.decimal(of.events_per_session_mean),
    median: format.duration(of.duration_median_ms),
    most: format.duration(of.duration.p90_ms),
  })
  const [these, others] = [told(answer), compared && told(compared)]
  const number = (key: keyof typeof these, name: string) => ({
    name,
    value: these[key],
    note: others && <Trans>compared: {others[key]}</Trans>,
  })
  const numbers = [
    number('sessions', t`Sessions`),
    number('each', t`Per customer`),
    ...(small ? [] : [number('events', t`Events each, on average`)]),
    number('median', t`Median length`),
    ...(small ? [] : [number('most', t`9 in 10 are shorter than`)]),
  ]
  return (
    <>
      <BigNumbers numbers={numbers} small={small} />
      {!small && (
        <h2>
          <Trans>How long sessions last</Trans>
        </h2>
      )}
      <HistogramView bins={answer.duration.histogram} label={t`Length of sessions`} height={small ? 180 : 260} />
    </>
  )
}
