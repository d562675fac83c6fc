import type { Scalar } from '../../api/types'
import type { IconName } from '../../parts/icons'

export interface ChannelLook {
  name: string
  icon: IconName
  /** Which colour of the stages it has; 0 is none of them. */
  colour: number
}

/** Properties that say where something happened, the clearest first. */
const NAMES = ['channel', 'platform', 'device', 'source'] as const

const KINDS: readonly (Omit<ChannelLook, 'name'> & { like: RegExp })[] = [
  { like: /mail|newsletter|leaflet/i, icon: 'mail', colour: 2 },
  { like: /phone_?call|^call|^phone$|chat|help|support|desk$/i, icon: 'talk', colour: 5 },
  { like: /app|mobile|ios|android/i, icon: 'phone', colour: 3 },
  { like: /store|shop|branch|till|pos/i, icon: 'store', colour: 4 },
  { like: /web|desktop|site|browser|online/i, icon: 'web', colour: 1 },
  { like: /ad|campaign|social|search|banner/i, icon: 'megaphone', colour: 7 },
  { like: /deliver|courier|parcel|ship|post/i, icon: 'parcel', colour: 6 },
]

/** Where an event happened and how that looks; null where it does not say. */
export function channelOf(properties: Record<string, Scalar>): ChannelLook | null {
  const value = NAMES.map((name) => properties[name]).find((each) => typeof each === 'string' && each !== '')
  if (typeof value !== 'string') return null
  const kind = KINDS.find((each) => each.like.test(value))
  return { name: value, icon: kind?.icon ?? 'dot', colour: kind?.colour ?? 0 }
}
