import { makePersonWithRole, makeSpace } from "@hub/seed/builders"
import { expect, test } from "vitest"
import { useHub } from "../../kit/hub.ts"
import { useSite } from "../../kit/site.ts"

const hub = useHub()
const site = useSite(hub)

test("an administrator adds a space, changes who may read it, closes it and opens it again", async () => {
  const ruth = await site.visitor(await makePersonWithRole(hub, "ADMINISTRATOR"))
  const list = await (await ruth.visit("/manage")).follow("Spaces of the forum")
  const add = await list.follow("Add a space")
  const refused = await add.submit("Save", { about: "Work at night.", readers: "ROLE", readerRole: "" })
  expect(refused.text(".nhsuk-error-summary")).toContain("Give the space a name")
  expect(String(refused.$("[name=about]").val())).toBe("Work at night.")
  const added = await refused.submit("Save", { name: "Night shifts", readers: "EVERYBODY" })
  expect(added.text("main")).toContain("The space “Night shifts” is saved.")
  const visitor = await site.visitor()
  expect((await visitor.visit("/forum/night-shifts")).status).toBe(200)

  const stale = await added.follow("Night shifts")
  await stale.submit("Save", { readers: "ROLE", readerRole: "PANEL_MEMBER" })
  expect((await visitor.visit("/forum/night-shifts")).status).toBe(404)
  const conflict = await stale.submit("Save", { name: "Nights" })
  expect(conflict.text(".nhsuk-error-summary")).toContain("Somebody changed this space")
  expect(String(conflict.$("[name=name]").val())).toBe("Nights")

  const closed = await (await (await ruth.visit("/manage/spaces/night-shifts")).follow("Close this space")).submit("Close it")
  expect(closed.text("main")).toContain("The space is closed.")
  const opened = await (await (await ruth.visit("/manage/spaces/night-shifts")).follow("Open this space again")).submit("Open it again")
  expect(opened.text("main")).toContain("The space is open again.")
})

test("nobody else comes to these pages", async () => {
  const { slug } = await makeSpace(hub)
  const moderator = await site.visitor(await makePersonWithRole(hub, "MODERATOR"))
  const visitor = await site.visitor()
  for (const path of ["", "/new", `/${slug}`, `/${slug}/close`]) {
    expect((await moderator.visit(`/manage/spaces${path}`)).status).toBe(403)
    expect((await visitor.visit(`/manage/spaces${path}`)).path).toContain("/sign-in")
  }
})
