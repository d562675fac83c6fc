import { Trans, useLingui } from '@lingui/react/macro'
import { Menu } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { KeyboardEvent } from 'react'
import type { MapDocument } from '../../api/maps'
import { segmentsQuery } from '../../api/queries'
import { useWorkspace } from '../../explore/useExplore'
import { Icon } from '../../parts/icons'
import styles from './Audience.module.css'
import { useMapSearch } from './useMapPage'

/** Whose journeys the map shows: everyone, one of its personas, or a saved segment. */
export function Audience({ map }: { map: MapDocument }) {
  const { t } = useLingui()
  const workspace = useWorkspace()
  const [{ persona, segment }, change] = useMapSearch()
  const { data } = useQuery(segmentsQuery(workspace))
  const personas = (map.personas ?? []).filter((each) => each.segment)
  const choices = [
    { key: '', name: t`Everyone`, colour: 'var(--spark)' },
    ...personas.map((each, index) => ({
      key: each.key,
      name: each.name ?? each.key,
      colour: `var(--map-stage-${((index + 1) % 10) + 1})`,
    })),
  ]
  const chosen = segment ? undefined : (persona ?? '')
  const saved = data?.items.find((each) => each.key === segment)

  function go(event: KeyboardEvent<HTMLElement>) {
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key]
    if (!by) return
    const pills = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=radio]')]
    const next = pills[(pills.indexOf(event.target as HTMLElement) + by + pills.length) % pills.length]
    event.preventDefault()
    event.stopPropagation()
    next?.focus()
    next?.click()
  }

  return (
    <div className={styles.pills}>
      <div className={styles.pills} role="radiogroup" aria-label={t`Whose journeys`} onKeyDown={go}>
        {choices.map((each, index) => (
          <button
            key={each.key}
            type="button"
            role="radio"
            aria-checked={each.key === chosen}
            tabIndex={each.key === chosen || (chosen === undefined && index === 0) ? 0 : -1}
            className={styles.pill}
            title={each.name}
            onClick={() => change({ persona: each.key, segment: '' })}
          >
            <span className={styles.dot} style={{ '--dot': each.colour } as React.CSSProperties} />
            <span>{each.name}</span>
          </button>
        ))}
      </div>
      <Menu position="bottom-end" shadow="md" withinPortal>
        <Menu.Target>
          <button
            type="button"
            className={saved ? `${styles.pill} ${styles.chosen}` : styles.pill}
            aria-label={t`Saved segment: ${saved?.name ?? t`none`}`}
          >
            <span>{saved?.name ?? t`Segment`}</span>
            <Icon name="down" size={14} />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {data?.items.map((each) => (
            <Menu.Item key={each.key} onClick={() => change({ segment: each.key, persona: '' })}>
              {each.name}
            </Menu.Item>
          ))}
          {data?.items.length === 0 && (
            <Menu.Label>
              <Trans>No segment is saved yet.</Trans>
            </Menu.Label>
          )}
          <Menu.Divider />
          <Menu.Item renderRoot={(props) => <Link to="/w/$workspace/segments" params={{ workspace }} {...props} />}>
            <Trans>All segments…</Trans>
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </div>
  )
}
