import { Trans } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import type { Pain } from '../../api/maps'
import { KINDS } from '../../explore/kinds'
import { outOfScope } from '../../explore/scope'
import { encode, type Json } from '../../explore/url'
import { useWorkspace } from '../../explore/useExplore'
import { useFormat } from '../../format/useFormat'
import styles from './StepPanel.module.css'

/** What is hard, with what it costs and how many it concerns, and the question that shows it. */
export function Pains({ pains, currency }: { pains: Pain[]; currency: string | undefined }) {
  const format = useFormat()
  return (
    <ul>
      {pains.map((pain) => {
        const { key, text, severity, customers, value, low, high } = pain
        const amount = (of: number) => (value === undefined ? format.count(of) : format.money(of, currency))
        return (
          <li key={key} className={styles.card}>
            {text}
            <div className={styles.chips}>
              {value !== undefined && <span className={styles.money}>{format.money(value, currency)}</span>}
              {low !== undefined && high !== undefined && (
                <span>
                  <Trans>
                    95%: {amount(low)} to {amount(high)}
                  </Trans>
                </span>
              )}
              {customers !== undefined && (
                <span>
                  <Trans>{format.count(customers)} customers</Trans>
                </span>
              )}
              {severity !== undefined && (
                <span>
                  <Trans>severity {severity} of 5</Trans>
                </span>
              )}
              <Shown pain={pain} />
            </div>
          </li>
        )
      })}
    </ul>
  )
}

/** Where a pain was found by a question that a page can show, the way there. */
function Shown({ pain }: { pain: Pain }) {
  const workspace = useWorkspace()
  const kind = KINDS.find((each) => each.ask === pain.question?.ask)
  if (!pain.question || !kind) return null
  const { question, search } = outOfScope(pain.question)
  return (
    <Link
      to={`/w/$workspace/explore/${kind.page}`}
      params={{ workspace }}
      search={{ ...search, q: encode(question as unknown as Json) }}
    >
      <Trans>How it was counted</Trans>
    </Link>
  )
}
