import type { AdoptionStage } from "@hub/prisma"

/**
 * Where an adoption may go from each stage. An organisation may skip the pilot, return to an earlier stage after a
 * false start, and take up again what it stopped.
 */
export const nextStages: Record<AdoptionStage, readonly AdoptionStage[]> = {
  INTERESTED: ["PILOTING", "ADOPTED", "ADAPTED", "STOPPED"],
  PILOTING: ["INTERESTED", "ADOPTED", "ADAPTED", "STOPPED"],
  ADOPTED: ["PILOTING", "ADAPTED", "STOPPED"],
  ADAPTED: ["PILOTING", "ADOPTED", "STOPPED"],
  STOPPED: ["INTERESTED", "PILOTING", "ADOPTED", "ADAPTED"],
}

/** Staying where one is is always right: it is how a text is corrected. */
export function canMove(from: AdoptionStage, to: AdoptionStage): boolean {
  return from === to || nextStages[from].includes(to)
}

export type AdoptionTexts = { stage: AdoptionStage; localChanges: string; outcome: string }

/** What a stage asks for in words: "adapted" without saying what was changed, or "stopped" without why, helps nobody. */
export function missingTexts({ stage, localChanges, outcome }: AdoptionTexts): { field: "localChanges" | "outcome"; message: string }[] {
  if (stage === "ADAPTED" && !localChanges)
    return [{ field: "localChanges", message: "Say what you changed locally, so that others can learn from it" }]
  if (stage === "STOPPED" && !outcome) return [{ field: "outcome", message: "Say why it stopped, so that others can learn from it" }]
  return []
}

/** What an organisation does with an initiative in each stage, as a verb. */
export const stageInWords: Record<AdoptionStage, string> = {
  INTERESTED: "is interested in",
  PILOTING: "is piloting",
  ADOPTED: "has adopted",
  ADAPTED: "has adapted",
  STOPPED: "has stopped using",
}
