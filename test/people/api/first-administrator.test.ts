import { makePerson } from "@hub/seed/builders"
import { makeFirstAdministrator } from "@hub/seed/load/administrator"
import { expect, test } from "vitest"
import { useHub } from "../../kit/hub.ts"

const hub = useHub()

test("somebody who signed up becomes the first administrator on the server, once", async () => {
  const at = hub.clock.now()
  await expect(makeFirstAdministrator(hub.db, "nobody@example.org", at)).rejects.toThrow("Sign up on the site first")
  const person = await makePerson(hub, { email: "first@example.org" })
  await makeFirstAdministrator(hub.db, " First@example.org ", at)
  await hub.as(person).query("{ people { totalCount } }")
  expect(await hub.db.auditEvent.findMany({ where: { subjectId: person.id } })).toMatchObject([{ action: "role.grant", actorId: null }])
  const second = await makePerson(hub)
  await expect(makeFirstAdministrator(hub.db, second.email, at)).rejects.toThrow("has an administrator already")
  await hub.as(second).expectForbidden("{ people { totalCount } }")
})
