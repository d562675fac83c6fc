import type { MapDocument, MapStage, MapStep, Owner } from '../../api/maps'

/** A step with its place in the map, and the names that the document leaves out where they are the keys. */
export interface PlacedStep {
  step: MapStep
  stage: MapStage
  name: string
  stageName: string
  /** Place among all steps of the map, from 0. */
  index: number
  stageIndex: number
  /** Whose it is: the step's owner, else the stage's, else the map's. */
  owner: Owner | undefined
}

/** All steps in the order drawn. */
export function placedSteps(map: MapDocument): PlacedStep[] {
  const steps: PlacedStep[] = []
  map.stages.forEach((stage, stageIndex) => {
    for (const step of stage.steps ?? []) {
      steps.push({
        step,
        stage,
        name: step.name ?? step.key,
        stageName: stage.name ?? stage.key,
        index: steps.length,
        stageIndex,
        owner: step.owner ?? stage.owner ?? map.owner,
      })
    }
  })
  return steps
}

/** What a step is called, or its key where the map does not have it. */
export function stepName(steps: PlacedStep[], key: string): string {
  return steps.find((each) => each.step.key === key)?.name ?? key
}

/** Feelings are assumed on −2 to 2 and measured on −1 to 1; both are shown on −1 to 1. */
export function assumedLevel(step: MapStep): number | null {
  return step.feels ? step.feels.assumed / 2 : null
}

/** The step `by` places on; stays at the ends. */
export function neighbour(steps: PlacedStep[], key: string, by: number): string | undefined {
  const at = steps.findIndex((each) => each.step.key === key)
  return at < 0 ? undefined : steps[Math.max(0, Math.min(steps.length - 1, at + by))]?.step.key
}
