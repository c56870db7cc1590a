import { nextReportDue } from "@hub/api/directory/commitment.rules"
import type { Commitment, Prisma } from "@hub/prisma"
import { makeOrganisation } from "./organisation.ts"
import { makePerson } from "./person.ts"
import type { World } from "./world.ts"

/** An organisation's Practise commitment, made now, unless told otherwise. */
export async function makeCommitment(world: World, own: Partial<Prisma.CommitmentUncheckedCreateInput> = {}): Promise<Commitment> {
  const madeAt = new Date(own.madeAt ?? world.clock.now())
  return world.db.commitment.create({
    data: {
      organisationId: own.organisationId ?? (await makeOrganisation(world)).id,
      madeById: own.madeById ?? (await makePerson(world)).id,
      scheme: "PRACTISE",
      statement: "Forty placements a year, half of them for pupils who have free school meals.",
      champion: "Director of people",
      inPlace: ["priority", "expenses"],
      madeAt,
      reportDueAt: nextReportDue(madeAt),
      ...own,
    },
  })
}
