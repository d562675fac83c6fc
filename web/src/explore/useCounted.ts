import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { createContext, useContext, useMemo } from 'react'
import { useFormat } from '../format/useFormat'
import { type Per, perKind } from './per'

/** Whose journeys the picture below counts. */
export const CountedAs = createContext<Per>(undefined)

export interface Counted {
  /** What is counted, as the title of a number: “Customers”. */
  name: string
  /** So many of them: “12 customers”. */
  some: (count: number) => string
  /** How many of something each has: “2.5 per customer”. */
  each: (count: number) => string
}

/** What the counts of an answer are counts of. Within a picture it is known; elsewhere it is told. */
export function useCounted(per?: Per): Counted {
  const { t } = useLingui()
  const format = useFormat()
  const above = useContext(CountedAs)
  const kind = perKind(per ?? above)
  return useMemo(() => {
    const kinds: Record<typeof kind, Counted> = {
      customer: {
        name: t`Customers`,
        some: (count) => t`${plural(count, { one: '# customer', other: '# customers' })}`,
        each: (count) => t`${format.decimal(count)} per customer`,
      },
      account: {
        name: t`Accounts`,
        some: (count) => t`${plural(count, { one: '# account', other: '# accounts' })}`,
        each: (count) => t`${format.decimal(count)} per account`,
      },
      session: {
        name: t`Visits`,
        some: (count) => t`${plural(count, { one: '# visit', other: '# visits' })}`,
        each: (count) => t`${format.decimal(count)} per visit`,
      },
      property: {
        name: t`Journeys`,
        some: (count) => t`${plural(count, { one: '# journey', other: '# journeys' })}`,
        each: (count) => t`${format.decimal(count)} per journey`,
      },
    }
    return kinds[kind]
  }, [kind, format, t])
}
