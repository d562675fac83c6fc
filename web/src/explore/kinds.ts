import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Ask } from '../api/types'
import type { IconName } from '../parts/icons'

export type PageName =
  | 'funnel'
  | 'flow'
  | 'graph'
  | 'variants'
  | 'retention'
  | 'sessions'
  | 'attribution'
  | 'conformance'

export interface Kind {
  page: PageName
  ask: Ask
  icon: IconName
  name: MessageDescriptor
  /** What a person would ask. */
  asks: MessageDescriptor
}

/** The pages of Explore, in the order of the tabs; each edits one kind of question. */
export const KINDS: readonly Kind[] = [
  {
    page: 'funnel',
    ask: 'funnel',
    icon: 'funnel',
    name: msg`Funnel`,
    asks: msg`How many make it from the first step to the last, and where do the others stop?`,
  },
  {
    page: 'flow',
    ask: 'paths',
    icon: 'flow',
    name: msg`Flow`,
    asks: msg`What do customers do next, or what did they do before?`,
  },
  {
    page: 'graph',
    ask: 'transitions',
    icon: 'graph',
    name: msg`Graph`,
    asks: msg`What follows what, over the whole journey, and where do they turn back?`,
  },
  {
    page: 'variants',
    ask: 'variants',
    icon: 'variants',
    name: msg`Variants`,
    asks: msg`Which journeys are the same, and how many take each?`,
  },
  {
    page: 'retention',
    ask: 'retention',
    icon: 'retention',
    name: msg`Retention`,
    asks: msg`Who comes back, after how long?`,
  },
  {
    page: 'sessions',
    ask: 'sessions',
    icon: 'sessions',
    name: msg`Sessions`,
    asks: msg`How long are visits, and how much happens in them?`,
  },
  {
    page: 'attribution',
    ask: 'attribution',
    icon: 'attribution',
    name: msg`Attribution`,
    asks: msg`Which channels bring the conversions?`,
  },
  {
    page: 'conformance',
    ask: 'conformance',
    icon: 'conformance',
    name: msg`Conformance`,
    asks: msg`Who follows the journey that was planned, and who is late, skips or turns back?`,
  },
]
