import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { sizesQuery } from '../../api/sizes'
import type { Segment, StoredDocument } from '../../api/types'
import { useFormat } from '../../format/useFormat'
import { FormFailure } from '../../parts/FormFailure'
import { Wide } from '../../parts/Wide'
import { combinations, setRows } from '../core/overlap'
import styles from './Overlap.module.css'

interface Props {
  workspace: string
  segments: StoredDocument<Segment>[]
}

/** How two to four segments overlap: pair by pair, and in every combination. */
export function Overlap({ workspace, segments }: Props) {
  const bodies = useMemo(() => segments.map((each) => each.body), [segments])
  const combined = useMemo(() => combinations(bodies), [bodies])
  const pairs = useQuery(sizesQuery(workspace, bodies))
  const sets = useQuery(
    sizesQuery(
      workspace,
      combined.map((each) => each.segment),
    ),
  )
  const names = segments.map((each) => each.name)
  const whole = pairs.data?.overlaps.length === segments.length
  return (
    <section className={styles.overlap} aria-labelledby="overlap" aria-busy={pairs.isFetching || sets.isFetching}>
      <h2 id="overlap">
        <Trans>How they overlap</Trans>
      </h2>
      <FormFailure failure={pairs.error ?? sets.error} />
      <div className={styles.two}>
        {whole && pairs.data && <Pairs names={names} sizes={pairs.data.sizes} overlaps={pairs.data.overlaps} />}
        {sets.data?.sizes.length === combined.length && (
          <Sets names={names} rows={setRows(combined, sets.data.sizes)} />
        )}
      </div>
    </section>
  )
}

/** Of those in the one, how many are in the other too. */
function Pairs({ names, sizes, overlaps }: { names: string[]; sizes: number[]; overlaps: number[][] }) {
  const { t } = useLingui()
  const format = useFormat()
  return (
    <div>
      <h3>
        <Trans>Of those in a row, how many are in a column too</Trans>
      </h3>
      <Wide className={styles.scroll ?? ''} role="group" tabIndex={0} aria-label={t`Overlap of pairs`}>
        <table className={styles.matrix}>
          <thead>
            <tr>
              <td />
              {names.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {names.map((name, row) => (
              <tr key={name}>
                <th scope="row">
                  {name}
                  <small>{format.count(sizes[row] ?? 0)}</small>
                </th>
                {names.map((column, at) => {
                  const both = overlaps[row]?.[at] ?? 0
                  const share = sizes[row] ? both / sizes[row] : null
                  return (
                    <td key={column} className={row === at ? styles.self : undefined}>
                      {row === at ? (
                        <>
                          <span aria-hidden="true">—</span>
                          <span className="unseen">{t`the same`}</span>
                        </>
                      ) : (
                        <>
                          <span className={styles.shade} style={{ opacity: 0.06 + 0.34 * (share ?? 0) }} />
                          <strong>{format.share(share)}</strong>
                          <small>{format.count(both)}</small>
                        </>
                      )}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
    </div>
  )
}

/** Each combination once: who is in these and in none of the others. */
function Sets({ names, rows }: { names: string[]; rows: { inside: boolean[]; count: number }[] }) {
  const { t } = useLingui()
  const format = useFormat()
  const most = Math.max(1, ...rows.map((row) => row.count))
  const total = rows.reduce((sum, row) => sum + row.count, 0)
  return (
    <div>
      <h3>
        <Trans>Each customer once, by all they are in</Trans>
      </h3>
      <Wide className={styles.scroll ?? ''} role="group" tabIndex={0} aria-label={t`Combinations`}>
        <table className={styles.sets}>
          <thead>
            <tr>
              {names.map((name) => (
                <th key={name} scope="col" className={styles.name}>
                  {name}
                </th>
              ))}
              <th scope="col" className={styles.bars}>
                <Trans>Customers</Trans>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ inside, count }) => (
              <tr key={inside.join()}>
                {inside.map((is, at) => (
                  <td key={names[at]} className={styles.dot}>
                    <span className={is ? styles.in : styles.out} />
                    <span className="unseen">{is ? t`in it` : t`not in it`}</span>
                  </td>
                ))}
                <td>
                  <span className={styles.line}>
                    <span className={styles.fill} style={{ width: `${(count / most) * 160}px` }} />
                    <strong>{format.count(count)}</strong>
                    <small>{format.share(count / total)}</small>
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
    </div>
  )
}
