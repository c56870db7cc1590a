import type { Role } from "@hub/prisma"
import { giveRole, joinOrganisation, makeOrganisation, makePerson, makePersonWithRole, makeRegion } from "@hub/seed/builders"
import type { Client } from "../kit/client.ts"
import type { Hub } from "../kit/hub.ts"
import type { Outcome } from "../kit/outcome.ts"

/** Everybody there is, as seen from one organisation in one region: what each may do is a row of a table. */
export type Cast = {
  organisation: { id: string; slug: string }
  otherOrganisation: { id: string; slug: string }
  region: { id: string; slug: string }
  /** By name; the visitor is null. */
  people: Record<CastName, { id: string; name: string; email: string } | null>
  clients: Record<CastName, Client>
}

export const castNames = [
  "visitor",
  "somebody signed in",
  "member of the organisation",
  "lead of the organisation",
  "former member of the organisation",
  "member of another organisation",
  "lead of another organisation",
  "editor",
  "editor of the region",
  "editor of another region",
  "editor in the organisation",
  "administrator",
  "award manager",
  "panel member",
  "moderator",
  "regional lead",
  "national team",
] as const
export type CastName = (typeof castNames)[number]

export async function makeCast(hub: Hub): Promise<Cast> {
  const [region, elsewhere] = [await makeRegion(hub), await makeRegion(hub)]
  const organisation = await makeOrganisation(hub, { regionId: region.id })
  const otherOrganisation = await makeOrganisation(hub, { regionId: elsewhere.id })
  const inOrganisation = async (at: { id: string }, role: "MEMBER" | "LEAD") => {
    const person = await makePerson(hub)
    await joinOrganisation(hub, person, at, role)
    return person
  }
  const editorOf = async (scope: { region?: { id: string } }) => {
    const person = await makePerson(hub, { twoFactorEnabled: true })
    await giveRole(hub, person, "EDITOR", scope)
    return person
  }
  const former = await inOrganisation(organisation, "MEMBER")
  await hub.db.membership.updateMany({ where: { personId: former.id }, data: { status: "ENDED" } })
  const insider = await inOrganisation(organisation, "MEMBER")
  await hub.db.person.update({ where: { id: insider.id }, data: { twoFactorEnabled: true } })
  await giveRole(hub, insider, "EDITOR")
  const holder = (role: Role) => makePersonWithRole(hub, role)
  const people: Cast["people"] = {
    visitor: null,
    "somebody signed in": await makePerson(hub),
    "member of the organisation": await inOrganisation(organisation, "MEMBER"),
    "lead of the organisation": await inOrganisation(organisation, "LEAD"),
    "former member of the organisation": former,
    "member of another organisation": await inOrganisation(otherOrganisation, "MEMBER"),
    "lead of another organisation": await inOrganisation(otherOrganisation, "LEAD"),
    editor: await holder("EDITOR"),
    "editor of the region": await editorOf({ region }),
    "editor of another region": await editorOf({ region: elsewhere }),
    "editor in the organisation": insider,
    administrator: await holder("ADMINISTRATOR"),
    "award manager": await holder("AWARD_MANAGER"),
    "panel member": await holder("PANEL_MEMBER"),
    moderator: await holder("MODERATOR"),
    "regional lead": await holder("REGIONAL_LEAD"),
    "national team": await holder("NATIONAL_TEAM"),
  }
  const clients = Object.fromEntries(
    castNames.map((name) => {
      const person = people[name]
      return [name, person ? hub.as(person) : hub.visitor]
    }),
  ) as Cast["clients"]
  return { organisation, otherOrganisation, region, people, clients }
}

/** Who gets which outcome, everybody else the first one: a table to compare with what came of trying. */
export function expected(others: Outcome, rows: Partial<Record<Outcome, readonly CastName[]>>): Record<CastName, Outcome> {
  const table = Object.fromEntries(castNames.map((name) => [name, others])) as Record<CastName, Outcome>
  table.visitor = "signed out"
  for (const [outcome, names] of Object.entries(rows)) for (const name of names ?? []) table[name] = outcome
  return table
}
