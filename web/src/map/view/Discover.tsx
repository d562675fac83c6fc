import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Select, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { DiscoverResult, Job } from '../../api/jobs'
import { segmentsQuery } from '../../api/queries'
import { LANGUAGES } from '../../i18n'
import { JobProgress } from '../../jobs/JobProgress'
import { useJob } from '../../jobs/useJob'
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
  const work = useJob<DiscoverResult>(workspace, ({ map }) => onMade(map))

  function start(event: FormEvent) {
    event.preventDefault()
    const body = segments?.items.find((each) => each.key === segment)?.body
    void work.start('discover', {
      language,
      ...(name && { name }),
      ...(currency && { currency }),
      ...(body && { segment: body }),
    })
  }

  if (work.running && work.job) {
    return <Running job={work.job} onClose={onLeave} onCancel={() => void work.cancel()} />
  }
  return (
    <Sheet title={t`Discover a map from the events`} onClose={onClose}>
      <form onSubmit={start} className={styles.form}>
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
        <FormFailure failure={work.failure} />
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
  job: Job
  onClose: () => void
  onCancel: () => void
}

function Running({ job, onClose, onCancel }: RunningProps) {
  const { t } = useLingui()
  return (
    <Sheet title={t`Discovering…`} onClose={onClose}>
      <div className={styles.form}>
        <JobProgress job={job} label={t`Drawing the map`} onCancel={onCancel} />
        <p className={styles.lead}>
          <Trans>This goes on when you close the sheet; the map then appears among the others.</Trans>
        </p>
      </div>
    </Sheet>
  )
}
