import { useLingui } from '@lingui/react/macro'
import type { Model } from '../api/types'

/** Models of attribution in words. */
export function useModels(): Record<Model, string> {
  const { t } = useLingui()
  return {
    first: t`First touch`,
    last: t`Last touch`,
    linear: t`Linear`,
    position: t`Position`,
    time_decay: t`Time decay`,
    shapley: t`Shapley`,
    markov: t`Markov`,
  }
}
