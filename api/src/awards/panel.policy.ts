import { allowed, refused, type Verdict, type Viewer } from "../platform/auth.ts"
import { canManageRound, managesRound } from "./award.policy.ts"

/** What the policies need to know of a panel member. */
export type PanelMemberFacts = { roundId: string; personId: string | null }

/** Managers of the round put its panel together. */
export const canInvitePanel = canManageRound

/** Panel members are seen by themselves and by the managers; nobody else learns who judges. */
export function canSeePanelMember(viewer: Viewer | null, { roundId, personId }: PanelMemberFacts): boolean {
  return managesRound(viewer, roundId) || (personId !== null && viewer?.id === personId)
}

/** A panel member says what they know well; a manager may correct it. */
export function canChangePanelMember(viewer: Viewer | null, member: PanelMemberFacts): Verdict {
  return canSeePanelMember(viewer, member) ? allowed : refused("Only the panel member or an award manager can do this.")
}
