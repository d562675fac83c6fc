import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Popover, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, memo, useState } from 'react'
import { request } from '../api/client'
import { questionsQuery, workspacePath } from '../api/queries'
import { useTold } from '../api/told/useTold'
import type { Question, StoredDocument } from '../api/types'
import { Icon } from '../parts/icons'
import { say } from '../parts/toast'
import { useWorkspace } from './useExplore'

/** Keeps the question under a name, for everyone in the workspace. */
export const SaveQuestion = memo(function SaveQuestion({ question }: { question: Question }) {
  const { t } = useLingui()
  const told = useTold()
  const workspace = useWorkspace()
  const queries = useQueryClient()
  const [opened, setOpened] = useState(false)
  const [name, setName] = useState('')
  const [error, setError] = useState('')

  async function save(event: FormEvent) {
    event.preventDefault()
    try {
      const path = `${workspacePath(workspace)}/documents/question`
      const saved = await request<StoredDocument<Question>>(path, { method: 'POST', body: { name, body: question } })
      setOpened(false)
      setName('')
      const refresh = () => queries.invalidateQueries({ queryKey: questionsQuery(workspace).queryKey })
      const undo = () => void request(`${path}/${saved.key}`, { method: 'DELETE' }).then(refresh)
      say(t`Saved as “${name}”`, { undo })
      await refresh()
    } catch (failure) {
      setError(told.failure(failure))
    }
  }

  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" shadow="md" trapFocus returnFocus withinPortal>
      <Popover.Target>
        <Button
          size="compact-md"
          variant="default"
          leftSection={<Icon name="save" size={16} />}
          onClick={() => setOpened(!opened)}
        >
          <Trans>Save</Trans>
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t`Save the question`}>
        <form onSubmit={(event) => void save(event)}>
          <TextInput
            label={t`Name`}
            placeholder={t`From visit to purchase`}
            value={name}
            error={error || undefined}
            required
            maxLength={200}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button type="submit" fullWidth mt="sm">
            <Trans>Save</Trans>
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  )
})
