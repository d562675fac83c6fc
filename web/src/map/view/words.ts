import { useLingui } from '@lingui/react/macro'
import type { HoleKind, MapKind, OpportunityStatus } from '../../api/maps'

/** What maps are called by what they show. */
export function useMapKinds(): Record<MapKind, string> {
  const { t } = useLingui()
  return {
    'current-state': t`Current state`,
    'future-state': t`Future state`,
    'day-in-the-life': t`Day in the life`,
    'service-blueprint': t`Service blueprint`,
  }
}

export function useStatuses(): Record<OpportunityStatus, string> {
  const { t } = useLingui()
  return {
    idea: t`idea`,
    planned: t`planned`,
    building: t`being built`,
    testing: t`in a test`,
    live: t`live`,
    dropped: t`dropped`,
  }
}

/** Kinds of holes: what is lacking, and what to do about it. */
export function useHoleKinds(): Record<HoleKind, { title: string; advice: string }> {
  const { t } = useLingui()
  return {
    never_seen: { title: t`Steps nobody was seen at`, advice: t`Check which events they are tied to.` },
    unmapped: { title: t`Events that no step explains`, advice: t`Tie them to a step, or add one for them.` },
    off_scale: { title: t`Scores outside their scale`, advice: t`Write the scale of the survey into the map.` },
    silent_survey: { title: t`Surveys without answers`, advice: t`Check the key of the survey, or ask.` },
    stale_review: { title: t`The review is overdue`, advice: t`Look through the map and write down the day.` },
    stale_evidence: { title: t`Evidence that has grown old`, advice: t`Look again whether it still holds.` },
    unanswered_questions: { title: t`Questions nobody answers`, advice: t`Give each question someone who answers it.` },
    no_evidence: { title: t`Assumptions`, advice: t`Say from where a step is known: events, a survey, an interview.` },
    no_owner: { title: t`Steps without an owner`, advice: t`Name whose it is, for the step, its stage or the map.` },
    no_support: { title: t`Stages that nothing supports`, advice: t`Write down the systems behind them.` },
  }
}
