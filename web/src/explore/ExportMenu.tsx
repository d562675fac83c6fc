import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Menu } from '@mantine/core'
import { memo, type RefObject, useState } from 'react'
import { send } from '../api/client'
import { workspacePath } from '../api/queries'
import { useTold } from '../api/told/useTold'
import type { Question } from '../api/types'
import { download } from '../parts/download'
import { Icon } from '../parts/icons'
import { say } from '../parts/toast'
import { useWorkspace } from './useExplore'

interface Props {
  question: Question
  figure: RefObject<HTMLElement | null>
  name: string
}

const TYPES = { csv: 'text/csv', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' } as const

/** Takes the page elsewhere: as a link, a picture, a table, or the question itself. */
export const ExportMenu = memo(function ExportMenu({ question, figure, name }: Props) {
  const { t } = useLingui()
  const told = useTold()
  const workspace = useWorkspace()
  const [busy, setBusy] = useState(false)

  async function copyLink() {
    await navigator.clipboard.writeText(location.href)
    say(t`Link copied`)
  }
  async function saveTable(format: keyof typeof TYPES) {
    setBusy(true)
    try {
      const body = { question, format, name }
      const answer = await send(`${workspacePath(workspace)}/ask/export`, { method: 'POST', body })
      download(`${name}.${format}`, TYPES[format], await answer.blob())
    } catch (failure) {
      say(told.failure(failure), { bad: true })
    } finally {
      setBusy(false)
    }
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
        <Button size="compact-md" variant="default" loading={busy} leftSection={<Icon name="download" size={16} />}>
          <Trans>Export</Trans>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void copyLink()}>
          <Trans>Copy link</Trans>
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item onClick={() => void saveTable('xlsx')}>
          <Trans>Table for Excel (XLSX)</Trans>
        </Menu.Item>
        <Menu.Item onClick={() => void saveTable('csv')}>
          <Trans>Table (CSV)</Trans>
        </Menu.Item>
        <Menu.Item onClick={() => void savePicture()}>
          <Trans>Picture (PNG)</Trans>
        </Menu.Item>
        <Menu.Item
          onClick={() => download(`${name}.json`, 'application/json', `${JSON.stringify(question, null, 2)}\n`)}
        >
          <Trans>Question (JSON)</Trans>
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
})
