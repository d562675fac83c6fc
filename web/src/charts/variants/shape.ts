import type { VariantsAnswer } from '../../api/types'

const TINTS = 5

/** Gives the labels that most customers have a tint each (0 to 4); all others share the last (6 is none). */
export function stageOf({ variants }: VariantsAnswer): Map<string, number> {
  const customers = new Map<string, number>()
  for (const variant of variants) {
    for (const label of new Set(variant.path)) customers.set(label, (customers.get(label) ?? 0) + variant.customers)
  }
  const ranked = [...customers].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]))
  return new Map(ranked.slice(0, TINTS).map(([label], index) => [label, index]))
}
