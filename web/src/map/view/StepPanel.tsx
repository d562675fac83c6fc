import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { MapDocument, MapScope, Numbers } from '../../api/maps'
import { BehindList } from '../../explore/Behind'
import { encode, type Json } from '../../explore/url'
import { useNames } from '../../explore/useNames'
import { Panel } from '../../frame/Panel'
import { conformanceOf, customersOf, funnelTo } from '../core/ask'
import type { StepRow } from '../core/rows'
import { type PlacedStep, stepName } from '../core/steps'
import { waysHere, waysOn } from '../core/ways'
import { Feeling } from './Feeling'
import { Known } from './Known'
import { StepFacts } from './StepFacts'
import styles from './StepPanel.module.css'
import { useMapSearch } from './useMapPage'
import { Ways } from './Ways'

interface Props {
  workspace: string
  map: MapDocument
  steps: PlacedStep[]
  row: StepRow
  numbers: Numbers | null
  scope: MapScope
  onSelect: (step: string | undefined) => void
}

/** All that is known about a step: what became of it, where they go, how it feels, and what is written down. */
export function StepPanel({ workspace, map, steps, row, numbers, scope, onSelect }: Props) {
  const { t } = useLingui()
  const says = useNames()
  const [{ from, to, zone, segment, see = null }, change] = useMapSearch()
  const { step, stageName, name } = row.place
  const key = step.key
  const events = step.observe ? says.matcher(step.observe.match) : t`not tied to events`
  const funnel = funnelTo(map, key)
  // A persona is no saved segment, so the question itself says whom it is about.
  const customers = segment ? undefined : customersOf(map, scope)
  const question = funnel && { ...funnel, ...(customers && { customers }) }
  const called = (other: string | null, outside: string) => (other === null ? outside : stepName(steps, other))
  const place = (other: string | null) => (other === null ? -1 : steps.findIndex((each) => each.step.key === other))
  return (
    <Panel
      title={name}
      subtitle={[stageName, step.channel, events].filter(Boolean).join(' · ')}
      onClose={() => onSelect(undefined)}
    >
      {row.observed && numbers && (
        <StepFacts
          row={row}
          entered={numbers.entered}
          shown={see}
          onShow={(outcome) => change({ see: outcome === see ? '' : outcome }, true)}
        />
      )}
      {row.observed && numbers && (
        <>
          <div className={styles.buttons}>
            <Button px="xs" aria-expanded={see !== null} onClick={() => change({ see: see ? '' : 'reached' }, true)}>
              {see ? <Trans>Hide the customers</Trans> : <Trans>See the customers</Trans>}
            </Button>
            <Button
              px="xs"
              variant="default"
              disabled={!question}
              {...(question && {
                renderRoot: (props: object) => (
                  <Link
                    {...props}
                    to="/w/$workspace/explore/funnel"
                    params={{ workspace }}
                    search={{
                      q: encode(question as unknown as Json),
                      ...(from && { from }),
                      ...(to && { to }),
                      ...(zone && { zone }),
                      ...(segment && { segment }),
                    }}
                  />
                ),
              })}
            >
              <Trans>Open as funnel</Trans>
            </Button>
          </div>
          {see && (
            <div className={styles.behind}>
              <BehindList question={conformanceOf(map, scope)} place={{ key, outcome: see }} />
            </div>
          )}
          <Ways
            title={t`Where they go next`}
            rows={waysOn(numbers, key).map((way) => ({
              ...way,
              name: called(way.step, t`leave`),
              back: way.step !== null && place(way.step) < row.place.index,
            }))}
            onSelect={onSelect}
          />
          <Ways
            title={t`Where they come from`}
            rows={waysHere(numbers, key).map((way) => ({
              ...way,
              name: called(way.step, t`begin here`),
              back: way.step !== null && place(way.step) > row.place.index,
            }))}
            onSelect={onSelect}
          />
        </>
      )}
      <Feeling assumed={row.assumed} note={step.feels?.note} measured={row.feeling} />
      <Known map={map} place={row.place} reach={row.observed?.reached ?? null} />
      <p className={`${styles.quiet} ${styles.keys}`}>
        <Trans>← and → go from step to step, Esc closes.</Trans>
      </p>
    </Panel>
  )
}
