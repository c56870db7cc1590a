import type { Initiative, Prisma } from "@hub/prisma"

/** Somebody who answers for an initiative. */
export type Answerer = { id: string; name: string; email: string }

/** More than any organisation has; a bound, so that one message is never hundreds. */
const mostLeads = 20

/**
 * Who answers for an initiative: its named contact, or, when there is none who can be reached, the leads of its
 * organisation, so that nobody asks in vain.
 */
export async function whoAnswers(
  tx: Prisma.TransactionClient,
  { contactPersonId, organisationId }: Pick<Initiative, "contactPersonId" | "organisationId">,
): Promise<{ contact: Answerer | null; leads: Answerer[] }> {
  const reachable = { suspendedAt: null, erasedAt: null }
  const select = { id: true, name: true, email: true } as const
  const contact = contactPersonId && (await tx.person.findFirst({ where: { id: contactPersonId, ...reachable }, select }))
  if (contact) return { contact, leads: [] }
  const memberships = await tx.membership.findMany({
    where: { organisationId, status: "ACTIVE", role: "LEAD", person: reachable },
    select: { person: { select } },
    orderBy: { id: "asc" },
    take: mostLeads,
  })
  return { contact: null, leads: memberships.map(({ person }) => person) }
}
