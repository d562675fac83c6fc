import { useLingui } from '@lingui/react/macro'
import type { Summary } from '../../api/data'
import { useFormat } from '../../format/useFormat'
import { BigNumbers } from '../../parts/BigNumbers'
import styles from './Data.module.css'

const DAY = 86_400_000

/** The size of the data in a few numbers. */
export function Size({ summary, kinds }: { summary: Summary; kinds: number | undefined }) {
  const { t } = useLingui()
  const format = useFormat()
  const { events, customers, from, to, bytes } = summary
  const days = from && to ? Math.max(1, Math.ceil((Date.parse(to) - Date.parse(from)) / DAY)) : 0
  const numbers = [
    { name: t`Events`, value: format.count(events), note: kinds === undefined ? '' : t`${kinds} different names` },
    {
      name: t`Customers`,
      value: format.count(customers),
      note: t`${format.decimal(events / Math.max(1, customers))} events each, on average`,
    },
    {
      name: t`Days`,
      value: format.count(days),
      note: from && to ? t`${format.day(from, 'UTC')} to ${format.day(to, 'UTC')}` : '',
    },
    { name: t`Size on disk`, value: format.bytes(bytes), note: t`Parquet files in your own folder` },
  ]
  return (
    <section className={styles.card} aria-label={t`How much there is`}>
      <BigNumbers numbers={numbers} />
    </section>
  )
}
