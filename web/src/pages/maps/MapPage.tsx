import { Trans, useLingui } from '@lingui/react/macro'
import { SegmentedControl } from '@mantine/core'
import { useEffect, useMemo, useState } from 'react'
import { ApiError } from '../../api/problem'
import { PeriodControl } from '../../explore/PeriodControl'
import { ZoneControl } from '../../explore/ZoneControl'
import { TitleLine } from '../../frame/TitleLine'
import { stepRows } from '../../map/core/rows'
import type { Shown } from '../../map/core/search'
import { neighbour } from '../../map/core/steps'
import { Audience } from '../../map/view/Audience'
import { Drawing, DrawingWaits } from '../../map/view/Drawing'
import { ExportMap } from '../../map/view/ExportMap'
import { Holes } from '../../map/view/Holes'
import { MapTable } from '../../map/view/MapTable'
import { StepPanel } from '../../map/view/StepPanel'
import { useMapPage } from '../../map/view/useMapPage'
import { useMapSubtitle, useMapWords } from '../../map/view/useMapSubtitle'
import { useMapKinds } from '../../map/view/words'
import { FormFailure } from '../../parts/FormFailure'
import { NotFound } from '../Failure'
import styles from './MapPage.module.css'

/** True where arrows already mean something: in fields, lists of choices, menus and what scrolls. */
function takesArrows(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('input, textarea, select, [role=radiogroup], [role=menu], [role=group], dialog') !== null
  )
}

/** One map: what is drawn, what is measured, and all that is known of each step. */
export function MapPage() {
  const { t } = useLingui()
  const kinds = useMapKinds()
  const page = useMapPage()
  const { workspace, key, search, change, scope, noData, shown, measured, drawn } = page
  const map = page.map.data?.document.body
  const numbers = (shown === 'drawn' ? null : measured.data?.numbers) ?? null
  const rows = useMemo(() => (map ? stepRows(map, numbers) : []), [map, numbers])
  const steps = useMemo(() => rows.map((row) => row.place), [rows])
  const row = rows.find((each) => each.place.step.key === search.step)
  const words = useMapWords(map, page.segment?.name)
  const subtitle = useMapSubtitle(map, numbers, words)
  const [left, setLeft] = useState(0)
  const scroll = useMemo(() => ({ left, onScroll: setLeft }), [left])

  // ← and → go from step to step while the panel is open; in the drawing itself its own keys come first.
  useEffect(() => {
    if (!search.step) return
    function go(event: KeyboardEvent) {
      const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
      if (!by || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || takesArrows(event.target))
        return
      event.preventDefault()
      change({ step: neighbour(steps, search.step ?? '', by) ?? '', see: '' }, true)
    }
    document.addEventListener('keydown', go)
    return () => document.removeEventListener('keydown', go)
  }, [search.step, steps, change])

  if (page.map.error instanceof ApiError && page.map.error.status === 404) return <NotFound />
  const select = (step: string | undefined) => change({ step: step ?? '', see: '' }, true)
  const title = page.map.data?.document.name ?? ''
  const table = search.view === 'table'
  const pictures = [
    ...(shown === 'measured' ? [] : [{ name: t`Drawn`, query: drawn }]),
    ...(shown === 'drawn' ? [] : [{ name: t`Measured`, query: measured }]),
  ]
  return (
    <>
      <title>{`${title || t`Maps`} · Meander`}</title>
      <TitleLine title={title || '…'} badge={map && kinds[map.kind ?? 'current-state']} subtitle={subtitle}>
        {map && <Audience map={map} />}
      </TitleLine>
      <div className={styles.bar}>
        <div className={styles.group}>
          <SegmentedControl
            size="xs"
            aria-label={t`How it is shown`}
            data={[
              { value: 'picture', label: t`Picture` },
              { value: 'table', label: t`Table` },
            ]}
            value={table ? 'table' : 'picture'}
            onChange={(next) => change({ view: next === 'table' ? 'table' : '' })}
          />
          {!table && (
            <SegmentedControl
              size="xs"
              aria-label={t`What is shown`}
              disabled={noData}
              data={[
                { value: 'drawn', label: t`Drawn` },
                { value: 'measured', label: t`Measured` },
                { value: 'both', label: t`Both` },
              ]}
              value={shown}
              onChange={(next) => change({ show: (next as Shown) === 'measured' ? '' : (next as 'drawn' | 'both') })}
            />
          )}
        </div>
        <div className={styles.group}>
          <PeriodControl />
          <ZoneControl />
          {map && (
            <ExportMap
              workspace={workspace}
              map={map}
              rows={rows}
              asked={{ map: key, ...scope, numbers: shown !== 'drawn' }}
              words={words}
            />
          )}
        </div>
      </div>
      {noData && (
        <p className={styles.notice}>
          <Trans>
            This workspace holds no events yet, so the map shows what is planned. Bring events in under Data to measure
            it.
          </Trans>
        </p>
      )}
      <FormFailure failure={page.map.error ?? measured.error ?? drawn.error} />
      <div className={row ? `${styles.body} ${styles.withPanel}` : styles.body}>
        <div className={styles.middle}>
          {table ? (
            <MapTable rows={rows} selected={search.step} onSelect={select} />
          ) : (
            pictures.map(({ name, query }) => (
              <section key={name} aria-label={name}>
                {pictures.length > 1 && <h2 className={styles.caption}>{name}</h2>}
                {query.data ? (
                  <Drawing
                    label={`${title}: ${name}`}
                    picture={query.data}
                    busy={query.isFetching}
                    selected={search.step}
                    onSelect={select}
                    {...(pictures.length > 1 && { scroll })}
                  />
                ) : (
                  !query.error && (
                    <DrawingWaits stages={map?.stages.map((stage) => stage.steps?.length ?? 0) ?? [1, 1, 1]} />
                  )
                )}
              </section>
            ))
          )}
          {!row && !table && map && (
            <p className={styles.hint}>
              <Trans>Choose a step to see what is known about it.</Trans>
            </p>
          )}
        </div>
        {row && map && (
          <div className={styles.panel}>
            <StepPanel
              key={row.place.step.key}
              workspace={workspace}
              map={map}
              steps={steps}
              row={row}
              numbers={numbers}
              scope={scope}
              onSelect={select}
            />
          </div>
        )}
      </div>
      {numbers && <Holes numbers={numbers} steps={steps} onSelect={select} />}
      {numbers && <Counted />}
    </>
  )
}

function Counted() {
  return (
    <details className={styles.explain}>
      <summary>
        <Trans>How is this counted?</Trans>
      </summary>
      <p>
        <Trans>
          Shares are of the customers with at least one event that some step explains. Each journey is laid against the
          map: steps get events in the order drawn, so that as many required steps as possible are completed. Fit is the
          mean share of required steps completed.
        </Trans>
      </p>
      <p>
        <Trans>
          Late is completed after the time the map allows. Out of order is seen, but not in its place. Feelings are mean
          survey scores from −1 to 1 with their 95% interval.
        </Trans>
      </p>
    </details>
  )
}
