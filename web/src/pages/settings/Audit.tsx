import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { request } from '../../api/client'
import { membersQuery, workspacePath } from '../../api/queries'
import type { AuditEntry, Page } from '../../api/types'
import { useFormat } from '../../format/useFormat'
import { DataTable } from '../../parts/DataTable'
import styles from './Settings.module.css'
import { useDeeds } from './useDeeds'
import { useHere } from './useHere'

/** Who changed what, the newest first. */
export function Audit() {
  const { t } = useLingui()
  const format = useFormat()
  const { workspace } = useHere()
  const deed = useDeeds()
  const { data: members } = useQuery(membersQuery(workspace))
  const { data, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['workspace', workspace, 'audit', 'pages'],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      request<Page<AuditEntry>>(
        `${workspacePath(workspace)}/audit${pageParam && `?after=${encodeURIComponent(pageParam)}`}`,
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  })
  const rows = data?.pages.flatMap((page) => page.items) ?? []
  const nameOf = (entry: AuditEntry) =>
    members?.items.find((member) => member.user === entry.actor)?.name ?? entry.actor ?? t`Meander`
  return (
    <div className={`${styles.content} ${styles.table}`}>
      <DataTable
        caption={t`Audit log`}
        rows={rows}
        limit={10_000}
        columns={[
          { key: 'at', title: t`When`, value: (row) => row.at, show: (row) => format.moment(row.at) },
          { key: 'actor', title: t`Who`, value: nameOf },
          { key: 'action', title: t`What`, value: (row) => row.action, show: (row) => deed(row.action) },
          {
            key: 'target',
            title: t`To what`,
            value: (row) => row.target,
            show: (row) => <span className={styles.target}>{row.target}</span>,
          },
          { key: 'address', title: t`From`, value: (row) => row.address },
        ]}
      />
      {hasNextPage && (
        <Button variant="default" onClick={() => void fetchNextPage()}>
          <Trans>Older</Trans>
        </Button>
      )}
    </div>
  )
}
