import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { ImportResult } from '../../api/jobs'
import { summaryQuery } from '../../api/queries'
import { TitleLine } from '../../frame/TitleLine'
import { JobProgress } from '../../jobs/JobProgress'
import { useAdopted } from '../../jobs/useAdopted'
import { useJob } from '../../jobs/useJob'
import { FormFailure } from '../../parts/FormFailure'
import { Icon } from '../../parts/icons'
import { WhoToAsk } from '../../welcome/WhoToAsk'
import { useHere } from '../settings/useHere'
import { DropZone } from './DropZone'
import { mappingOf } from './draft'
import { FileList } from './FileList'
import styles from './Import.module.css'
import { MappingScreen } from './MappingScreen'
import { Outcome } from './Outcome'
import { useUploads } from './useUploads'

/** Files of events come in: sent, understood by clicking, looked at, kept. */
export function Import() {
  const { t } = useLingui()
  const { workspace, here } = useHere()
  return (
    <>
      <title>{`${t`Import files`} · Meander`}</title>
      <TitleLine
        title={t`Import files`}
        subtitle={<Trans>Who did what, and when: say which columns tell it, and look at the first journeys.</Trans>}
      >
        <Button
          variant="default"
          leftSection={<Icon name="back" size={16} />}
          renderRoot={(props) => <Link {...props} to="/w/$workspace/data" params={{ workspace }} />}
        >
          <Trans>Back to Data</Trans>
        </Button>
      </TitleLine>
      {here?.role === 'viewer' ? <WhoToAsk workspace={workspace} /> : <Steps workspace={workspace} />}
    </>
  )
}

function Steps({ workspace }: { workspace: string }) {
  const { t } = useLingui()
  const queries = useQueryClient()
  const { data: summary } = useQuery(summaryQuery(workspace))
  const { files, add, remove, setDraft, clear } = useUploads(workspace)
  const [chosen, setChosen] = useState<number | null>(null)
  const [result, setResult] = useState<ImportResult | null>(null)
  const work = useJob<ImportResult>(workspace, (done) => {
    setResult(done)
    clear()
    void queries.invalidateQueries({ queryKey: ['workspace', workspace] })
  })

  useAdopted(workspace, 'import', work.watch)

  if (result) return <Outcome workspace={workspace} result={result} onMore={() => setResult(null)} />
  if (work.running && work.job) {
    return (
      <section className={styles.card} aria-label={t`Import`}>
        <JobProgress job={work.job} label={t`Bringing the events in`} onCancel={() => void work.cancel()} />
      </section>
    )
  }

  const mapped = files.flatMap(({ upload, draft }) => {
    const mapping = draft ? mappingOf(draft) : null
    return upload && mapping ? [{ upload: upload.id, mapping }] : []
  })
  const whole = files.length > 0 && mapped.length === files.length
  const ready = files.filter((file) => file.upload)
  const current = ready.find((file) => file.key === chosen) ?? ready[0]
  const sample = summary?.is_sample ?? false
  return (
    <div className={styles.steps}>
      <DropZone small={files.length > 0} onFiles={add} />
      <FileList files={files} current={current?.key} onChoose={setChosen} onRemove={remove} />
      {current?.upload && current.draft && (
        <MappingScreen
          key={current.key}
          workspace={workspace}
          upload={current.upload}
          draft={current.draft}
          onChange={(draft) => setDraft(current.key, draft)}
        />
      )}
      {files.length > 0 && (
        <footer className={styles.foot}>
          <FormFailure failure={work.failure} />
          {work.job?.state === 'cancelled' && (
            <p>
              <Trans>The import was cancelled. Nothing of it was kept.</Trans>
            </p>
          )}
          {sample && (
            <p className={styles.notice}>
              <Trans>This workspace holds the made-up shop. Your events will take its place.</Trans>
            </p>
          )}
          <div className={styles.row}>
            <p className={styles.quiet}>
              {whole ? (
                <Trans>Bad rows never stop an import: they are counted and told.</Trans>
              ) : (
                <Trans>Every file has to be there, with its columns understood, before the import can begin.</Trans>
              )}
            </p>
            <Button
              size="md"
              disabled={!whole}
              onClick={() => void work.start('import', { files: mapped, ...(sample && { replace_sample: true }) })}
            >
              {sample ? <Trans>Replace and import</Trans> : <Trans>Import</Trans>}
            </Button>
          </div>
        </footer>
      )}
    </div>
  )
}
