import { useLingui } from '@lingui/react/macro'
import { readable } from '../format/name'
import { useFormat } from '../format/useFormat'
import { type Per, partedBy, pauseOf, perKind } from './per'

/** How journeys are made where they are not simply those of customers; null where they are. */
export function usePerInWords(per: Per): string | null {
  const { t } = useLingui()
  const format = useFormat()
  const property = readable(partedBy(per))
  switch (perKind(per)) {
    case 'customer':
      return null
    case 'account':
      return t`What all customers of an account do together is one journey. Events without an account are left out, and counts are of accounts.`
    case 'session':
      return t`Each visit is a journey of its own: a pause of more than ${format.words(pauseOf(per))} ends it. Counts are of visits; a customer has several.`
    case 'property':
      return t`What a customer does with the same ${property} is a journey of its own. Events without one are left out, and counts are of such journeys.`
  }
}
