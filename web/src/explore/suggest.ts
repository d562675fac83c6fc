import type { FunnelQuestion, PathsQuestion, Question, RetentionQuestion } from '../api/types'
import { keyOf } from './key'

/** Names of common events in shops, apps and services, by what they mean in a journey. */
const MEANINGS = {
  arrive: /^(visit|page_?view|session_start|app_open|open|land)/i,
  look: /(view_(product|item)|product_view|search|browse)/i,
  choose: /(add_to_(cart|basket)|cart|basket|trial|sign_?up)/i,
  begin: /(begin_checkout|checkout|payment_start)/i,
  convert: /^(purchase|order|buy|bought|paid|subscribe|conversion|checkout_paid)/i,
} as const

/** What went wrong is no step that anyone plans. */
const FAULTS = /(bug|error|fail|exception|abandon|cancel)/i

function pick(events: readonly string[], meaning: keyof typeof MEANINGS): string | undefined {
  return events.find((event) => MEANINGS[meaning].test(event) && !FAULTS.test(event))
}

/** Steps worth asking first, from the events there are (commonest first). */
export function suggestSteps(events: readonly string[]): string[] {
  const found = [...new Set(Object.keys(MEANINGS).map((meaning) => pick(events, meaning as keyof typeof MEANINGS)))]
  const steps = found.filter((event) => event !== undefined)
  return steps.length >= 2 ? steps : events.slice(0, 3)
}

/** A first question of each kind, so that a page opens with a picture and not with a form. */
export function suggest(ask: Question['ask'], events: readonly string[]): Question {
  const steps = suggestSteps(events)
  const start = steps[0] ?? '*'
  const goal = steps.at(-1) ?? '*'
  const asked: { [A in Question['ask']]: Extract<Question, { ask: A }> } = {
    funnel: { ask: 'funnel', window: '7d', steps: steps.map((match) => ({ match })) } satisfies FunnelQuestion,
    paths: { ask: 'paths', direction: 'forward', start, depth: 4, top: 5, collapse: true } satisfies PathsQuestion,
    transitions: { ask: 'transitions', collapse: true },
    variants: { ask: 'variants', top: 20, first: 6, collapse: true },
    sessions: { ask: 'sessions', gap: '30m' },
    retention: { ask: 'retention', start, return: goal, period: 'month', periods: 6 } satisfies RetentionQuestion,
    attribution: {
      ask: 'attribution',
      touch: 'channel',
      conversion: goal,
      lookback: '30d',
      half_life: '7d',
      models: ['first', 'last', 'linear', 'markov'],
    },
    conformance: { ask: 'conformance', steps: steps.map((match) => ({ key: keyOf(match), match })) },
  }
  return asked[ask]
}
