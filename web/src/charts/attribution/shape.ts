import type { AttributionAnswer, Model } from '../../api/types'

export interface TouchRow {
  touch: string
  /** Share of the whole value that each model gives it. */
  shares: { model: Model; value: number; share: number }[]
  /** Between the models: how much the choice of one matters. */
  spread: number
  removal: number | null
}

/** Channels as rows, models side by side; channels that the models give most come first. */
export function shapeAttribution(answer: AttributionAnswer, models: readonly Model[]): TouchRow[] {
  const touches = new Set(models.flatMap((model) => Object.keys(answer.credit[model] ?? {})))
  const rows = [...touches].map((touch) => {
    const shares = models.map((model) => {
      const value = answer.credit[model]?.[touch] ?? 0
      return { model, value, share: answer.value > 0 ? value / answer.value : 0 }
    })
    const all = shares.map((each) => each.share)
    return {
      touch,
      shares,
      spread: Math.max(...all) - Math.min(...all),
      removal: answer.removal_effects?.[touch] ?? null,
    }
  })
  const sum = (row: TouchRow) => row.shares.reduce((total, each) => total + each.share, 0)
  return rows.sort((a, b) => sum(b) - sum(a) || a.touch.localeCompare(b.touch))
}
