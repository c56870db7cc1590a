import { joinOrganisation, makeOrganisation, makePerson } from "@hub/seed/builders"
import type { Hub } from "../kit/hub.ts"
import { memberWithPassword } from "../people/account-pages.ts"

/** Somebody who writes for an organisation of their own, and its lead. */
export async function makeWriters(hub: Hub, name: string) {
  const organisation = await makeOrganisation(hub, { name })
  const hannah = await memberWithPassword(hub, { name: "Hannah Whitfield" })
  const gareth = await makePerson(hub, { name: "Gareth Pugh" })
  await joinOrganisation(hub, hannah, organisation)
  await joinOrganisation(hub, gareth, organisation, "LEAD")
  return { organisation, hannah, gareth }
}

/** A draft of that organisation's, as the page that begins one makes it. */
export async function beginDraft(hub: Hub, { organisation, hannah }: Awaited<ReturnType<typeof makeWriters>>): Promise<string> {
  const id = Buffer.from(`Organisation:${organisation.id}`).toString("base64")
  const begun = await hub
    .as(hannah)
    .mutate(
      "mutation($id: ID!) { startSubmission(organisation: $id) { __typename ... on Submission { reference } ... on UserError { code message } } }",
      { id },
    )
  return begun.reference as string
}

/** The button at the foot of every step. */
export const next = "Save and continue"
