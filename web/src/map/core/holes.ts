import type { Hole, HoleKind } from '../../api/maps'

/** What decides most about a map stands first. */
const ORDER: readonly HoleKind[] = [
  'never_seen',
  'unmapped',
  'off_scale',
  'silent_survey',
  'stale_review',
  'stale_evidence',
  'unanswered_questions',
  'no_evidence',
  'no_owner',
  'no_support',
]

export interface HoleGroup {
  kind: HoleKind
  holes: Hole[]
}

/** Holes of one kind together, those that put the numbers in doubt first. */
export function groupHoles(holes: Hole[]): HoleGroup[] {
  return ORDER.map((kind) => ({ kind, holes: holes.filter((hole) => hole.kind === kind) })).filter(
    (group) => group.holes.length > 0,
  )
}
