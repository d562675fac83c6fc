import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { IconName } from '../parts/icons'

interface PlaceOfRail {
  /** Its address below the workspace. */
  place: string
  /** Other pages that belong to it without an entry of their own. */
  also?: readonly string[]
  icon: IconName
  name: MessageDescriptor
  /** The letter after `g`, and what the sheet of shortcuts says of it. */
  key: string
  goes: MessageDescriptor
}

/** The pages of the rail, in its order. */
export const PLACES: readonly PlaceOfRail[] = [
  { place: 'maps', icon: 'maps', name: msg`Maps`, key: 'm', goes: msg`Go to Maps` },
  { place: 'explore', also: ['dashboards'], icon: 'explore', name: msg`Explore`, key: 'e', goes: msg`Go to Explore` },
  {
    place: 'customers',
    also: ['segments'],
    icon: 'people',
    name: msg`Customers`,
    key: 'c',
    goes: msg`Go to Customers`,
  },
  { place: 'data', icon: 'data', name: msg`Data`, key: 'd', goes: msg`Go to Data` },
  { place: 'settings', icon: 'settings', name: msg`Settings`, key: 's', goes: msg`Go to Settings` },
]
