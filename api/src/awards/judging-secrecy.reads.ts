import { keepAuditSecret } from "../people/public.ts"
import { keepMailConfidential } from "../platform/mail/outbox.service.ts"
import { managesRound } from "./award.policy.ts"
import { conflictsOf } from "./conflict.reads.ts"
import { isAnnounced } from "./round.rules.ts"

// Who judges is for the managers alone, and so is every message to a reader or about one.
keepMailConfidential("panelMember.", "panel.", "allocation.", "nomination.withdrawn")

// What is done in a round tells how it is judged: until the results are out its trail is for its managers. It is never for
// somebody with a conflict of interest: it names who read what, and how they scored it.
keepAuditSecret(async ({ db, viewer }) => {
  if (!viewer) return []
  const rounds = await db.round.findMany({ select: { id: true, state: true } })
  const conflicts = await conflictsOf(
    db,
    rounds.map(({ id }) => id),
    [viewer.id],
  )
  const conflicted = new Set(conflicts.map(({ roundId }) => roundId))
  return rounds.filter((round) => conflicted.has(round.id) || !(isAnnounced(round) || managesRound(viewer, round.id))).map(({ id }) => id)
})
