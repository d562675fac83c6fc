import { Trans, useLingui } from '@lingui/react/macro'
import type { StepReach } from '../../../api/types'
import { useNames } from '../../../explore/useNames'
import { useFormat } from '../../../format/useFormat'
import { DataTable } from '../../../parts/DataTable'
import styles from './FunnelGroups.module.css'

interface Group {
  value: string
  steps: StepReach[]
}

/** The funnel of each value of the breakdown. */
export function FunnelGroups({ groups, names }: { groups: Group[]; names: string[] }) {
  const { t } = useLingui()
  const format = useFormat()
  const says = useNames()
  const rate = (group: Group, index: number) => group.steps[index]?.rate_from_start ?? null
  return (
    <section className={styles.groups}>
      <h2>
        <Trans>Split</Trans>
      </h2>
      <DataTable
        caption={t`The funnel of each value`}
        rows={groups}
        columns={[
          { key: 'value', title: t`Value`, value: (group) => group.value, show: (group) => says.label(group.value) },
          {
            key: 'start',
            title: names[0] ?? '',
            number: true,
            value: (group) => group.steps[0]?.reached ?? 0,
            show: (group) => format.count(group.steps[0]?.reached ?? 0),
          },
          ...names.slice(1).map((name, index) => ({
            key: `${index} ${name}`,
            title: name,
            number: true,
            value: (group: Group) => rate(group, index + 1),
            show: (group: Group) => (
              <span className={styles.cell}>
                <span className={styles.bar} style={{ width: `${(rate(group, index + 1) ?? 0) * 56}px` }} />
                {format.share(rate(group, index + 1))}
              </span>
            ),
          })),
        ]}
      />
    </section>
  )
}
