import type { NominationState, RoundState } from "../../platform/api/generated/graphql.ts"

type Entry = { state: NominationState }
type Round = { state: RoundState }

/** What managers are offered; the API has the last word. */
export const isDecidable = ({ state }: Entry, round: Round): boolean =>
  ["OPEN", "CLOSED", "JUDGING"].includes(round.state) && ["SUBMITTED", "ELIGIBLE", "INELIGIBLE", "ALLOCATED"].includes(state)

/** It is not among those that take part. */
export const isToBeFoundEligible = ({ state }: Entry): boolean => state === "SUBMITTED" || state === "INELIGIBLE"

/** Until judging has ended an entry may be given more time. */
export const mayHaveMoreTime = ({ state }: Round): boolean => ["OPEN", "CLOSED", "JUDGING"].includes(state)
