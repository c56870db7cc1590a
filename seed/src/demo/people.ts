import type { DemoOrganisationSlug } from "./organisations.ts"
import { organisationLeads } from "./people/leads.ts"
import type { DemoPerson } from "./people/person.ts"
import { mainPeople, newcomers, panelMembers, regionalLeads } from "./people/roles.ts"

export type { DemoMembership, DemoPerson, DemoRole } from "./people/person.ts"

/** The password of everybody in the demonstration world. It opens nothing else. */
export const demoPassword = "lantern-otter-tuesday"

/** Everybody in the demonstration world. */
export const demoPeople: readonly DemoPerson[] = [
  ...mainPeople,
  ...panelMembers,
  ...regionalLeads,
  ...organisationLeads.map((lead) =>
    lead.handle === "gareth-pugh" ? { ...lead, tryAs: "Organisation lead at Ribblemere: decides who joins, edits its page" } : lead,
  ),
  ...newcomers,
]

const leadOf = new Map(
  organisationLeads.flatMap((lead) => lead.memberships.map(({ organisation }) => [organisation, lead.handle] as const)),
)

/** The handle of the person who leads an organisation and answers for its entries. */
export function leadHandle(organisation: DemoOrganisationSlug): string {
  return leadOf.get(organisation)!
}
