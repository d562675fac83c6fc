/** What the workspace holds, as the server tells it. */
export interface Summary {
  events: number
  customers: number
  /** Null where there are no events. */
  from: string | null
  to: string | null
  bytes: number
  generation: number
  /** True while the events are those of the made-up shop. */
  is_sample: boolean
}

export interface EventSeen {
  name: string
  count: number
  customers: number
  first: string
  last: string
}

export interface PropertySeen {
  name: string
  of: 'event' | 'customer'
  type: 'string' | 'number' | 'boolean'
  count: number
  /** Counted up to ten thousand. */
  distinct: number
  values: string[]
  min: number | null
  max: number | null
}

export type VolumeUnit = 'day' | 'week' | 'month'
export interface Volume {
  from: string
  events: number
  customers: number
}
export interface Volumes {
  unit: VolumeUnit
  items: Volume[]
}

export interface RejectCount {
  reason: string
  count: number
}
export interface Reject extends RejectCount {
  line: number | null
  detail: string
}

export interface ImportRecord {
  at: string
  events: number
  files: { name: string; bytes: number }[]
  rejected: RejectCount[]
  is_sample: boolean
}
