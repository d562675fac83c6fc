import { Trans, useLingui } from '@lingui/react/macro'
import { Button, TextInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useMemo, useState } from 'react'
import { changeDocument, makeDocument, type Tagged } from '../../api/documents'
import { segmentsQuery } from '../../api/queries'
import type { Segment } from '../../api/types'
import { FormFailure } from '../../parts/FormFailure'
import { Sheet, SheetButtons } from '../../parts/Sheet'
import { asGroup, type Group, isWhole, tidy, toSegment } from '../core/tree'
import styles from './Builder.module.css'
import { GroupEditor } from './GroupEditor'
import { LiveSize } from './LiveSize'
import { blank } from './Part'

interface Props {
  workspace: string
  /** The segment that is changed; without it a new one is made. */
  seen?: Tagged<Segment>
  onClose: () => void
  onSaved: (key: string) => void
}

/** Builds a segment by clicking, with its size at once. */
export function SegmentBuilder({ workspace, seen, onClose, onSaved }: Props) {
  const { t } = useLingui()
  const queries = useQueryClient()
  const segments = segmentsQuery(workspace)
  const { data } = useQuery(segments)
  const [name, setName] = useState(seen?.document.name ?? '')
  const [group, setGroup] = useState<Group>(() => asGroup(seen?.document.body ?? blank('did')))
  const [failure, setFailure] = useState<Error | null>(null)
  const [busy, setBusy] = useState(false)
  const draft = useMemo(() => toSegment(group), [group])
  // A segment that is in itself would never end.
  const others = (data?.items ?? []).filter((each) => each.key !== seen?.document.key)

  async function save(event: FormEvent) {
    event.preventDefault()
    setBusy(true)
    setFailure(null)
    const body = tidy(draft)
    try {
      const key = seen
        ? (await changeDocument(workspace, 'segment', seen, name, body)).document.key
        : (await makeDocument<Segment>(workspace, 'segment', name, body)).key
      await queries.invalidateQueries({ queryKey: segments.queryKey })
      onSaved(key)
    } catch (refused) {
      setFailure(refused as Error)
    } finally {
      setBusy(false)
    }
  }

  return (
    <Sheet title={seen ? t`Change the segment` : t`New segment`} width={720} onClose={onClose}>
      <form onSubmit={(event) => void save(event)} className={styles.form}>
        <GroupEditor group={group} depth={0} saved={others} onChange={setGroup} />
        <LiveSize workspace={workspace} draft={draft} />
        <TextInput
          label={t`Name`}
          placeholder={t`Regulars`}
          required
          maxLength={200}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <FormFailure failure={failure} />
        <SheetButtons>
          <Button variant="default" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" loading={busy} disabled={!isWhole(draft)}>
            <Trans>Save the segment</Trans>
          </Button>
        </SheetButtons>
      </form>
    </Sheet>
  )
}
