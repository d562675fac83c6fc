import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import type { MapDocument } from '../../api/maps'
import { useFormat } from '../../format/useFormat'
import { byImpact, reviewDue } from '../core/known'
import type { PlacedStep } from '../core/steps'
import { Opportunities } from './Opportunities'
import { Pains } from './Pains'
import styles from './StepPanel.module.css'

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.section}>
      <h3>{title}</h3>
      {children}
    </section>
  )
}

interface Props {
  map: MapDocument
  place: PlacedStep
  /** Customers at the step, where it is measured. */
  reach: number | null
}

/** What is written down about a step: pains and opportunities, what is said and asked, evidence, and whose it is. */
export function Known({ map, place, reach }: Props) {
  const { t } = useLingui()
  const format = useFormat()
  const { step, owner } = place
  const { pains = [], opportunities = [], quotes = [], questions = [], evidence = [] } = step
  const due = reviewDue(map)
  return (
    <>
      {pains.length > 0 && (
        <Section title={t`Pains`}>
          <Pains pains={byImpact(pains)} currency={map.currency} />
        </Section>
      )}
      {opportunities.length > 0 && (
        <Section title={t`Opportunities`}>
          <Opportunities opportunities={opportunities} reach={reach} />
        </Section>
      )}
      {quotes.length > 0 && (
        <Section title={t`In their words`}>
          {quotes.map(({ text, source, date }) => (
            <blockquote key={text} className={styles.quote}>
              “{text}”
              {(source || date) && (
                <footer className={styles.quiet}>
                  {[source, date && format.day(date)].filter(Boolean).join(', ')}
                </footer>
              )}
            </blockquote>
          ))}
        </Section>
      )}
      {step.does && (
        <Section title={t`Does`}>
          <p>{step.does}</p>
        </Section>
      )}
      {step.thinks && (
        <Section title={t`Thinks`}>
          <p>“{step.thinks}”</p>
        </Section>
      )}
      {questions.length > 0 && (
        <Section title={t`Questions`}>
          <ul>
            {questions.map((each) => (
              <li key={each.text}>
                {each.text}
                <div className={styles.quiet}>
                  {[each.answered_by ?? t`nobody answers`, each.where].filter(Boolean).join(' · ')}
                </div>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={t`Evidence`}>
        {evidence.length > 0 ? (
          <p>
            {evidence
              .map(({ kind, date, note }) =>
                [kind, date && format.day(date), note && `(${note})`].filter(Boolean).join(' '),
              )
              .join(' · ')}
          </p>
        ) : (
          <p>
            <Trans>None yet: this step is an assumption.</Trans>
          </p>
        )}
      </Section>
      {owner && (
        <Section title={t`Owner`}>
          <p>{[owner.name, owner.contact, due && t`review due ${format.day(due)}`].filter(Boolean).join(' · ')}</p>
        </Section>
      )}
    </>
  )
}
