/** What the workspace holds, as the server tells it. */
import type { Period, RejectedRows } from './generated'

export type {
  EventName as EventSeen,
  Import as ImportRecord,
  Property as PropertySeen,
  RejectedRows as RejectCount,
  Summary,
  Volume,
  Volumes,
} from './generated'
export type VolumeUnit = Period

/** Rows that can't be used for one reason, and the first of them; rows of some formats have no line. */
export interface Reject extends RejectedRows {
  line: number | null
  detail: string
}
