import { useLingui } from '@lingui/react'
import { useMemo } from 'react'
import { type Told, teller } from './tell'

/** What the server says, in the reader's language. */
export function useTold(): Told {
  const { i18n } = useLingui()
  return useMemo(() => teller(i18n), [i18n])
}
