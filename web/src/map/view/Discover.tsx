import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Select, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { cancelDiscovery, type Discovery, followDiscovery, isOver, startDiscovery } from '../../api/discovery'
import { segmentsQuery } from '../../api/queries'
import { LANGUAGES } from '../../i18n'
import { FormFailure } from '../../parts/FormFailure'
import { Sheet, SheetButtons } from '../../parts/Sheet'
import styles from './Discover.module.css'

interface Props {
  workspace: string
  onClose: () => void
  /** The sheet is closed while the work goes on. */
  onLeave: () => void
  onMade: (key: string) => void
}

const CURRENCIES = ['EUR', 'RON', 'USD', 'GBP', 'CHF', 'PLN', 'CZK', 'HUF', 'SEK', 'JPY']

/** Lets Meander find a first map in the events. It tells how far it is; the sheet may be closed meanwhile. */
export function Discover({ workspace, onClose, onLeave, onMade }: Props) {
  const { t, i18n } = useLingui()
  const { data: segments } = useQuery(segmentsQuery(workspace))
  const [name, setName] = useState('')
  const [language, setLanguage] = useState<'en' | 'ro'>(i18n.locale === 'ro' ? 'ro' : 'en')
  const [currency, setCurrency] = useState('')
  const [segment, setSegment] = useState('')
  const [job, setJob] = useState<Discovery | null>(null)
  const [failure, setFailure] = useState<Error | null>(null)
  const id = job?.id
  const made = useRef(onMade)
  made.current = onMade

  useEffect(() => {
    if (!id) return
    return followDiscovery(workspace, id, (next) => {
      setJob(next)
      if (next.state === 'done' && next.result) made.current(next.result.map)
    })
  }, [workspace, id])

  async function start(event: FormEvent) {
    event.preventDefault()
    setFailure(null)
    const body = segments?.items.find((each) => each.key === segment)?.body
    try {
      setJob(
        await startDiscovery(workspace, {
          language,
          ...(name && { name }),
          ...(currency && { currency }),
          ...(body && { segment: body }),
        }),
      )
    } catch (refused) {
      setFailure(refused as Error)
    }
  }

  if (job && !isOver(job))
    return <Running job={job} workspace={workspace} onClose={onLeave} onCancel={() => setJob(null)} />
  const refused =
    job?.state === 'failed' ? new Error(job.problem?.detail ?? job.problem?.title ?? t`It did not work out.`) : failure
  return (
    <Sheet title={t`Discover a map from the events`} onClose={onClose}>
      <form onSubmit={(event) => void start(event)} className={styles.form}>
        <p className={styles.lead}>
          <Trans>
            Meander looks at what customers did, in which order and where they stop, and draws a first map of it:
            stages, steps, and the pains that cost most. You can change everything afterwards.
          </Trans>
        </p>
        <TextInput
          label={t`Name`}
          placeholder={t`Customer journey`}
          maxLength={200}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <div className={styles.two}>
          <Select
            label={t`Language of the map`}
            data={Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }))}
            value={language}
            allowDeselect={false}
            onChange={(next) => setLanguage(next === 'ro' ? 'ro' : 'en')}
          />
          <Select
            label={t`Currency`}
            placeholder={t`none`}
            searchable
            clearable
            data={CURRENCIES}
            value={currency || null}
            onChange={(next) => setCurrency(next ?? '')}
          />
        </div>
        <Select
          label={t`Whose journeys`}
          placeholder={t`Everyone`}
          clearable
          data={segments?.items.map((each) => ({ value: each.key, label: each.name })) ?? []}
          value={segment || null}
          onChange={(next) => setSegment(next ?? '')}
        />
        <FormFailure failure={refused} />
        <SheetButtons>
          <Button variant="default" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit">
            <Trans>Discover</Trans>
          </Button>
        </SheetButtons>
      </form>
    </Sheet>
  )
}

interface RunningProps {
  job: Discovery
  workspace: string
  onClose: () => void
  onCancel: () => void
}

function Running({ job, workspace, onClose, onCancel }: RunningProps) {
  const { t } = useLingui()
  const stages: Record<string, string> = {
    reading: t`Reading the events`,
    sorting: t`Sorting them`,
    asking: t`Asking what follows what, and where they stop`,
    drawing: t`Drawing the map`,
  }
  const share = job.progress
  const text = stages[job.stage] ?? t`Getting ready`
  return (
    <Sheet title={t`Discovering…`} onClose={onClose}>
      <div className={styles.form}>
        <p aria-live="polite">{text}</p>
        <progress className={styles.progress} aria-label={text} max={1} {...(share !== null && { value: share })} />
        <p className={styles.lead}>
          <Trans>This goes on when you close the sheet; the map then appears among the others.</Trans>
        </p>
        <SheetButtons>
          <Button variant="default" onClick={() => void cancelDiscovery(workspace, job.id).then(onCancel, onCancel)}>
            <Trans>Stop it</Trans>
          </Button>
        </SheetButtons>
      </div>
    </Sheet>
  )
}
