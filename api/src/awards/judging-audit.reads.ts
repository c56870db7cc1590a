import { keepAuditSecret } from "../people/public.ts"
import { managesRound } from "./award.policy.ts"
import { seatOf } from "./conflict.reads.ts"
import { announcedStates } from "./round.rules.ts"

// What is done in a round tells how it is judged: until the results are out its trail is for its managers, and for those
// among them who have no conflict of interest.
keepAuditSecret(async (context) => {
  const rounds = await context.db.round.findMany({
    where: { state: { notIn: [...announcedStates] } },
    select: { id: true, state: true },
  })
  const secret = []
  for (const round of rounds)
    if (!managesRound(context.viewer, round.id) || (await seatOf(context, round)).conflicts.size > 0) secret.push(round.id)
  return secret
})
