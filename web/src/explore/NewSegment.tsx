import { Trans, useLingui } from '@lingui/react/macro'
import { Button, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { request } from '../api/client'
import { segmentsQuery, workspacePath } from '../api/queries'
import type { Matcher, Segment, StoredDocument } from '../api/types'
import { DurationToken } from '../parts/DurationToken'
import { TokenSelect } from '../parts/TokenSelect'
import { MatcherToken } from './MatcherToken'
import styles from './NewSegment.module.css'
import { Line } from './Sentence'
import { useWorkspace } from './useExplore'

interface Props {
  onClose: () => void
  onMade: (key: string) => void
}

/** A segment by what customers did, in one sentence. */
export function NewSegment({ onClose, onMade }: Props) {
  const { t } = useLingui()
  const sheet = useRef<HTMLDialogElement>(null)
  const workspace = useWorkspace()
  const queries = useQueryClient()
  const [name, setName] = useState('')
  const [did, setDid] = useState<Matcher>('*')
  const [times, setTimes] = useState('1')
  const [within, setWithin] = useState<string | undefined>()
  const [error, setError] = useState('')
  useEffect(() => sheet.current?.showModal(), [])

  async function make(event: FormEvent) {
    event.preventDefault()
    const count = times === '0' ? { at_most: 0 } : { at_least: Number(times) }
    const body: Segment = { did, ...count, ...(within && { within }) }
    try {
      const path = `${workspacePath(workspace)}/documents/segment`
      const made = await request<StoredDocument<Segment>>(path, { method: 'POST', body: { name, body } })
      await queries.invalidateQueries({ queryKey: segmentsQuery(workspace).queryKey })
      onMade(made.key)
      onClose()
    } catch (failure) {
      setError((failure as Error).message)
    }
  }

  const often = [
    { value: '0', label: t`never` },
    { value: '1', label: t`at least once` },
    { value: '2', label: t`at least twice` },
    { value: '3', label: t`at least 3 times` },
    { value: '5', label: t`at least 5 times` },
  ]
  return (
    <dialog ref={sheet} className={styles.sheet} aria-labelledby="new-segment" onClose={onClose}>
      <form onSubmit={(event) => void make(event)} className={styles.form}>
        <h2 id="new-segment">
          <Trans>New segment</Trans>
        </h2>
        <Line>
          <Trans>
            Customers who <TokenSelect label={t`How often`} value={times} options={often} onChange={setTimes} /> did{' '}
            <MatcherToken label={t`Event`} value={did} onChange={setDid} />
          </Trans>
        </Line>
        <Line>
          <Trans>
            within{' '}
            <DurationToken
              label={t`Time`}
              value={within}
              presets={['7d', '30d', '90d']}
              none={t`all time`}
              onChange={setWithin}
            />
          </Trans>
        </Line>
        <TextInput
          label={t`Name`}
          value={name}
          required
          maxLength={200}
          error={error || undefined}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <div className={styles.buttons}>
          <Button variant="default" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit">
            <Trans>Make segment</Trans>
          </Button>
        </div>
      </form>
    </dialog>
  )
}
