import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Menu, useComputedColorScheme } from '@mantine/core'
import { type MapDocument, type PictureAsked, pictureFile } from '../../api/maps'
import { useTold } from '../../api/told/useTold'
import { toCsv } from '../../parts/csv'
import { download } from '../../parts/download'
import { Icon } from '../../parts/icons'
import { say } from '../../parts/toast'
import type { StepRow } from '../core/rows'
import { toYaml } from '../core/yaml'
import { useStepTable } from './useStepTable'

interface Props {
  workspace: string
  map: MapDocument
  rows: StepRow[]
  asked: PictureAsked
  /** Whom and when, as the picture is to say it. */
  words: { whom: string | undefined; days: string | undefined }
}

/** Takes the map elsewhere: as a picture, a page that needs no network, a table, or the document itself. */
export function ExportMap({ workspace, map, rows, asked, words }: Props) {
  const { t } = useLingui()
  const told = useTold()
  const scheme = useComputedColorScheme()
  const table = useStepTable(rows)

  async function save(format: 'svg' | 'png' | 'html') {
    try {
      const blob = await pictureFile(workspace, asked, words, format, scheme)
      download(`${asked.map}.${format}`, blob.type, blob)
    } catch (failure) {
      say(t`The picture was not saved: ${told.failure(failure)}`, { bad: true })
    }
  }
  function saveTable() {
    const cells = rows.map((row) => table.columns.map((column) => column.value(row)))
    download(
      `${asked.map}.csv`,
      'text/csv',
      `\ufeff${toCsv(
        table.columns.map((column) => column.title),
        cells,
      )}`,
    )
  }
  async function copyLink() {
    await navigator.clipboard.writeText(location.href)
    say(t`Link copied`)
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
        <Menu.Item onClick={() => void save('png')}>
          <Trans>Picture (PNG)</Trans>
        </Menu.Item>
        <Menu.Item onClick={() => void save('svg')}>
          <Trans>Picture (SVG)</Trans>
        </Menu.Item>
        <Menu.Item onClick={() => void save('html')}>
          <Trans>Page with details (HTML)</Trans>
        </Menu.Item>
        <Menu.Item onClick={saveTable}>
          <Trans>Table (CSV)</Trans>
        </Menu.Item>
        <Menu.Item
          onClick={() => download(`${asked.map}.yaml`, 'application/yaml', toYaml(JSON.parse(JSON.stringify(map))))}
        >
          <Trans>Map document (YAML)</Trans>
        </Menu.Item>
        <Menu.Item
          onClick={() => download(`${asked.map}.json`, 'application/json', `${JSON.stringify(map, null, 2)}\n`)}
        >
          <Trans>Map document (JSON)</Trans>
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
