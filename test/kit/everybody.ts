import { Role } from "@hub/prisma"
import { joinOrganisation, makeOrganisation, makePerson, makePersonWithRole, makeRegion } from "@hub/seed/builders"
import type { Client } from "./client.ts"
import type { Hub } from "./hub.ts"

/** Who somebody is to an organisation or to the hub. */
export const standings = [...Object.values(Role), "member", "lead", "lead elsewhere", "no role", "visitor"] as const
export type Standing = (typeof standings)[number]

/** A client for each way to stand to an organisation: every role for the whole hub, its people, strangers, and somebody not signed in. */
export async function everybody(hub: Hub, organisation: { id: string }): Promise<Record<Standing, Client>> {
  const roles = Object.values(Role)
  const withRoles = await Promise.all(roles.map(async (role) => [role, hub.as(await makePersonWithRole(hub, role))] as const))
  const belonging = async (to: { id: string }, as: "MEMBER" | "LEAD") => {
    const person = await makePerson(hub)
    await joinOrganisation(hub, person, to, as)
    return hub.as(person)
  }
  const elsewhere = await makeOrganisation(hub, { regionId: (await makeRegion(hub)).id })
  return {
    ...(Object.fromEntries(withRoles) as Record<Role, Client>),
    member: await belonging(organisation, "MEMBER"),
    lead: await belonging(organisation, "LEAD"),
    "lead elsewhere": await belonging(elsewhere, "LEAD"),
    "no role": hub.as(await makePerson(hub)),
    visitor: hub.visitor,
  }
}

/**
 * The mutation must be refused to all but these. `hidden` names those to whom what it is about does not exist: they get a
 * NotFoundError, everybody else a refusal, and a visitor is asked to sign in.
 */
export async function expectRefusedToAllBut(
  people: Record<Standing, Client>,
  allowed: readonly Standing[],
  document: string,
  variables: Record<string, unknown>,
  hidden: readonly Standing[] = [],
): Promise<void> {
  for (const standing of standings) {
    if (allowed.includes(standing)) continue
    const client = people[standing]
    const refusal =
      standing === "visitor"
        ? client.expectUnauthenticated(document, variables)
        : hidden.includes(standing)
          ? client.refused("NotFoundError", document, variables)
          : client.expectForbidden(document, variables)
    await refusal.catch((error: Error) => {
      throw new Error(`${standing}: ${error.message}`)
    })
  }
}

/** The id in the API of a row of the database. */
export const globalId = (type: string, { id }: { id: string }): string => Buffer.from(`${type}:${id}`).toString("base64")
