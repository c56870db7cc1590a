import { makePerson } from "@hub/seed/builders"
import { expect, test } from "vitest"
import { useHub } from "../../kit/hub.ts"

const hub = useHub()

test("signing out ends the session of the browser that asked and no other", async () => {
  const person = await makePerson(hub)
  const [browser, phone] = [hub.as(person), hub.as(person)]
  await phone.query("{ hub { name } }")
  await browser.query("{ hub { name } }")
  expect(await hub.db.session.count({ where: { personId: person.id } })).toBe(2)
  expect(await browser.mutate("mutation { signOut }")).toBe(true)
  expect(await hub.db.session.count({ where: { personId: person.id } })).toBe(1)
  expect(await browser.cookies()).not.toContain("session_token")
  expect(await phone.cookies()).toContain("session_token")
})
