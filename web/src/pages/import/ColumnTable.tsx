import { Trans, useLingui } from '@lingui/react/macro'
import { NativeSelect } from '@mantine/core'
import type { Upload } from '../../api/uploads'
import { useFormat } from '../../format/useFormat'
import { Wide } from '../../parts/Wide'
import { useTypes } from '../data/useTypes'
import styles from './ColumnTable.module.css'
import type { Complaint, Draft, Role } from './draft'
import { useRoleNames } from './useRoleNames'

interface Props {
  upload: Upload
  draft: Draft
  complaints: Complaint[]
  onRole: (column: string, role: Role) => void
}

const SAMPLES = 5

/** The control above a column. */
export function roleId(column: string): string {
  return `role-of-${column}`
}

/** The file as a table, with the role of each column above it. */
export function ColumnTable({ upload: { columns }, draft, complaints, onRole }: Props) {
  const { t } = useLingui()
  const format = useFormat()
  const roles = useRoleNames()
  const types = useTypes()
  const roleOf = (name: string) => draft.roles[name] ?? 'property'
  const rows = Array.from(
    { length: Math.min(SAMPLES, Math.max(0, ...columns.map((each) => each.samples.length))) },
    (_, row) => row,
  )
  return (
    <Wide className={styles.scroll ?? ''} tabIndex={0} role="group" aria-label={t`Columns of the file`}>
      <table className={styles.table}>
        <caption className="unseen">
          <Trans>Columns of the file, what each is for, and the first values in it</Trans>
        </caption>
        <thead>
          <tr>
            {columns.map(({ name, type, filled }) => (
              <th key={name} scope="col" className={styles[roleOf(name)]}>
                <NativeSelect
                  id={roleId(name)}
                  size="sm"
                  aria-label={t`What ${name} is for`}
                  data={roles}
                  value={roleOf(name)}
                  error={complaints.find((each) => each.column === name)?.detail}
                  onChange={(event) => onRole(name, event.currentTarget.value as Role)}
                />
                <span className={styles.name}>{name}</span>
                <span className={styles.type}>
                  {filled < 1 ? t`${types[type]}, ${format.share(filled)} filled` : types[type]}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row}>
              {columns.map(({ name, samples }) => (
                <td key={name} className={styles[roleOf(name)]}>
                  {samples[row] ?? ''}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  )
}
