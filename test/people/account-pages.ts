import { givePassword, makePerson } from "@hub/seed/builders"
import type { Hub } from "../kit/hub.ts"
import type { Page } from "../kit/site.ts"

export const password = "three quiet otters"

/** Somebody who signs in with that password. */
export async function memberWithPassword(hub: Hub, own: Parameters<typeof makePerson>[1] = {}) {
  const person = await makePerson(hub, own)
  await givePassword(hub, person, password)
  return person
}

/** What a page says is wrong with a form: in the summary, and beside the fields. */
export const problems = (page: Page) => ({
  summary: page
    .$(".nhsuk-error-summary li")
    .get()
    .map((element) => page.$(element).text()),
  fields: page
    .$(".nhsuk-error-message")
    .get()
    .map((element) => page.$(element).text().replace("Error: ", "")),
})

/** Path and query of the link in the newest message to an address. */
export async function linkTo(hub: Hub, email: string): Promise<string> {
  const link = /https?:\/\/\S+\?token=\S+/.exec((await hub.mail(email)).at(-1)?.text ?? "")?.[0]
  return link?.slice(hub.platform.env.PUBLIC_URL.length) ?? "no link in the mail"
}
