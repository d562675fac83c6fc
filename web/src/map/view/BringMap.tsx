import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Textarea, TextInput } from '@mantine/core'
import { type DragEvent, type FormEvent, useRef, useState } from 'react'
import { makeDocument } from '../../api/documents'
import type { MapDocument } from '../../api/maps'
import { ApiError } from '../../api/problem'
import { useTold } from '../../api/told/useTold'
import { FormFailure } from '../../parts/FormFailure'
import { Sheet, SheetButtons } from '../../parts/Sheet'
import { linesAround, placeOf, titleOf } from '../core/refusal'
import styles from './BringMap.module.css'

interface Props {
  workspace: string
  onClose: () => void
  onMade: (key: string) => void
}

/** Takes a map from a file or from what is pasted. What is wrong in it is shown where it stands. */
export function BringMap({ workspace, onClose, onMade }: Props) {
  const { t } = useLingui()
  const file = useRef<HTMLInputElement>(null)
  const [name, setName] = useState('')
  const [text, setText] = useState('')
  const [failure, setFailure] = useState<Error | null>(null)
  const [busy, setBusy] = useState(false)

  async function read(chosen: File | undefined) {
    if (chosen) put(await chosen.text())
  }
  function put(next: string) {
    setText(next)
    setFailure(null)
    if (name === '' || name === titleOf(text)) setName(titleOf(next))
  }
  function drop(event: DragEvent) {
    event.preventDefault()
    void read(event.dataTransfer.files[0])
  }
  async function send(event: FormEvent) {
    event.preventDefault()
    setBusy(true)
    setFailure(null)
    try {
      const made = await makeDocument<MapDocument>(workspace, 'map', name || titleOf(text), text)
      onMade(made.key)
    } catch (refused) {
      setFailure(refused as Error)
    } finally {
      setBusy(false)
    }
  }

  return (
    <Sheet title={t`Bring a map`} width={720} onClose={onClose}>
      <form onSubmit={(event) => void send(event)} className={styles.form}>
        <p className={styles.lead}>
          <Trans>
            A map is a text file of YAML or JSON: stages, steps, and which events they are. Choose one, drop it here, or
            paste it.
          </Trans>
        </p>
        <div>
          <input
            ref={file}
            type="file"
            accept=".yaml,.yml,.json,text/yaml,application/json"
            className="unseen"
            tabIndex={-1}
            aria-hidden="true"
            onChange={(event) => void read(event.currentTarget.files?.[0])}
          />
          <Button variant="default" onClick={() => file.current?.click()}>
            <Trans>Choose a file…</Trans>
          </Button>
        </div>
        <Textarea
          label={t`Text of the map`}
          placeholder={
            'meander: map/1\nkey: shop\ntitle: Our shop\nstages:\n  - key: awareness\n    steps:\n      - { key: visits, observe: { match: visit } }'
          }
          required
          rows={12}
          spellCheck={false}
          classNames={{ input: styles.text ?? '' }}
          value={text}
          onChange={(event) => put(event.currentTarget.value)}
          onDrop={drop}
          onDragOver={(event) => event.preventDefault()}
        />
        <Refused failure={failure} text={text} />
        <TextInput
          label={t`Name`}
          description={t`What it is called here. Its title where left out.`}
          maxLength={200}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <SheetButtons>
          <Button variant="default" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" loading={busy} disabled={text.trim() === ''}>
            <Trans>Bring it in</Trans>
          </Button>
        </SheetButtons>
      </form>
    </Sheet>
  )
}

/** What the server had against the text, with the line it means. */
function Refused({ failure, text }: { failure: Error | null; text: string }) {
  const told = useTold()
  if (!(failure instanceof ApiError)) return <FormFailure failure={failure} />
  const wrong = failure.problem.errors?.find((each) => each.pointer?.startsWith('/body'))
  if (!wrong) return <FormFailure failure={failure} />
  const place = placeOf(wrong.detail)
  return (
    <div role="alert" className={styles.refused}>
      <p>
        <Trans>The map was not brought in.</Trans>
      </p>
      {place ? (
        <>
          <p>
            <strong>
              <Trans>
                Line {place.line}, column {place.column}
              </Trans>
            </strong>{' '}
            {told.detail(place.problem)}
          </p>
          <pre className={styles.lines}>
            {linesAround(text, place.line).map((line) => (
              <code key={line.number} className={line.wrong ? styles.wrong : undefined}>
                <span aria-hidden="true">{line.number}</span>
                {line.text || ' '}
              </code>
            ))}
          </pre>
        </>
      ) : (
        <p>
          {wrong.pointer && wrong.pointer !== '/body' && <code>{wrong.pointer.replace('/body', '')}</code>}{' '}
          {told.detail(wrong.detail)}
        </p>
      )}
    </div>
  )
}
