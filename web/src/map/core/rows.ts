import type { FeelingPoint, MapDocument, Numbers, Observed } from '../../api/maps'
import { assumedLevel, type PlacedStep, placedSteps } from './steps'

/** A step of the table: its place, and all that is counted of it. */
export interface StepRow {
  place: PlacedStep
  observed: Observed | null
  feeling: FeelingPoint | null
  assumed: number | null
}

export function stepRows(map: MapDocument, numbers: Numbers | null): StepRow[] {
  const found = new Map(numbers?.steps.map((each) => [each.key, each]))
  return placedSteps(map).map((place) => {
    const own = found.get(place.step.key)
    return {
      place,
      observed: own?.observed ?? null,
      feeling: own?.feeling ?? null,
      assumed: assumedLevel(place.step),
    }
  })
}
