import { plural } from '@lingui/core/macro'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { Hole, HoleKind, Numbers } from '../../api/maps'
import { useNames } from '../../explore/useNames'
import { useFormat } from '../../format/useFormat'
import { groupHoles } from '../core/holes'
import { type PlacedStep, stepName } from '../core/steps'
import styles from './Holes.module.css'
import { useHoleKinds } from './words'

interface Props {
  numbers: Numbers
  steps: PlacedStep[]
  onSelect: (step: string) => void
}

/** Of each kind so many are listed; the rest is counted. */
const SHOWN = 5

/** What the map lacks, in plain words, with what to do about it. */
export function Holes({ numbers, steps, onSelect }: Props) {
  const kinds = useHoleKinds()
  const says = useHole(numbers, steps)
  const groups = groupHoles(numbers.holes)
  if (groups.length === 0) return null
  return (
    <details className={styles.holes}>
      <summary>
        <Trans>What this map lacks</Trans>
        <span className={styles.count}>{numbers.holes.length}</span>
      </summary>
      <div className={styles.groups}>
        {groups.map(({ kind, holes }) => (
          <section key={kind}>
            <h3>{kinds[kind].title}</h3>
            <p className={styles.advice}>{kinds[kind].advice}</p>
            <ul>
              {holes.slice(0, SHOWN).map((hole) => (
                <li key={hole.message}>
                  {hole.step ? (
                    <button type="button" onClick={() => onSelect(hole.step ?? '')}>
                      {says(hole, kind)}
                    </button>
                  ) : (
                    says(hole, kind)
                  )}
                </li>
              ))}
            </ul>
            {holes.length > SHOWN && (
              <p className={styles.more}>
                <Plural value={holes.length - SHOWN} one="and # more" other="and # more" />
              </p>
            )}
          </section>
        ))}
      </div>
    </details>
  )
}

/** A hole in short, under the title of its kind. */
function useHole(numbers: Numbers, steps: PlacedStep[]) {
  const { t } = useLingui()
  const format = useFormat()
  const says = useNames()
  const unmapped = numbers.unmapped.filter((each) => each.share > 0.01)
  return (hole: Hole, kind: HoleKind): string => {
    const step = hole.step ? stepName(steps, hole.step) : ''
    const days = hole.number
    switch (kind) {
      case 'unmapped': {
        const event = unmapped.find((each) => Math.abs(each.share - hole.number) < 1e-12)
        return event ? t`${says.label(event.event)}, ${format.share(event.share)} of all events` : hole.message
      }
      case 'never_seen':
      case 'no_evidence':
      case 'no_owner':
      case 'silent_survey':
        return step
      case 'no_support':
        return steps.find((each) => each.stage.key === hole.stage)?.stageName ?? hole.stage ?? hole.message
      case 'unanswered_questions':
        return t`${step}: ${format.count(hole.number)}`
      case 'off_scale':
        return t`${step}: a score of ${format.decimal(hole.number)}`
      case 'stale_review':
        return t`${plural(days, { one: '# day', other: '# days' })} overdue`
      case 'stale_evidence':
        return t`${step}: ${plural(days, { one: '# day', other: '# days' })} old`
    }
  }
}
