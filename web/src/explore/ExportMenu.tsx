import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Menu } from '@mantine/core'
import type { RefObject } from 'react'
import type { Question } from '../api/types'
import { toCsv } from '../parts/csv'
import type { Table } from '../parts/DataTable'
import { download } from '../parts/download'
import { Icon } from '../parts/icons'
import { say } from '../parts/toast'

interface Props {
  question: Question
  // biome-ignore lint/suspicious/noExplicitAny: a table of any rows; its columns know them
  table: Table<any> | null
  figure: RefObject<HTMLElement | null>
  name: string
}

/** Takes the page elsewhere: as a link, a picture, a table, or the question itself. */
export function ExportMenu({ question, table, figure, name }: Props) {
  const { t } = useLingui()

  async function copyLink() {
    await navigator.clipboard.writeText(location.href)
    say(t`Link copied`)
  }
  function saveTable() {
    if (!table) return
    const rows = table.rows.map((row) => table.columns.map((column) => column.value(row)))
    download(
      `${name}.csv`,
      'text/csv',
      `\ufeff${toCsv(
        table.columns.map((column) => column.title),
        rows,
      )}`,
    )
  }
  async function savePicture() {
    const { pictureOf } = await import('../parts/png')
    const picture = figure.current ? await pictureOf(figure.current) : null
    if (picture) download(`${name}.png`, 'image/png', picture)
    else say(t`There is no picture to save`, { bad: true })
  }

  return (
    <Menu position="bottom-end" shadow="md" withinPortal>
      <Menu.Target>
        <Button size="compact-md" variant="default" leftSection={<Icon name="download" size={16} />}>
          <Trans>Export</Trans>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void copyLink()}>
          <Trans>Copy link</Trans>
        </Menu.Item>
        <Menu.Item onClick={() => void savePicture()}>
          <Trans>Picture (PNG)</Trans>
        </Menu.Item>
        <Menu.Item disabled={!table} onClick={saveTable}>
          <Trans>Table (CSV)</Trans>
        </Menu.Item>
        <Menu.Item
          onClick={() => download(`${name}.json`, 'application/json', `${JSON.stringify(question, null, 2)}\n`)}
        >
          <Trans>Question (JSON)</Trans>
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
