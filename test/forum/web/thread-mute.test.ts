import { muteThreadPath } from "@hub/api/forum/thread-mute.service"
import { makePerson, makeSpace, makeThread } from "@hub/seed/builders"
import { expect, test } from "vitest"
import { useHub } from "../../kit/hub.ts"
import { useSite } from "../../kit/site.ts"

const hub = useHub()
const site = useSite(hub)

async function linked() {
  const person = await makePerson(hub)
  const space = await makeSpace(hub)
  const thread = await makeThread(hub, { spaceId: space.id, title: "Cadets" })
  const { env } = await hub.contextAs(null)
  const isMuted = async () => (await hub.db.threadSubscription.count({ where: { threadId: thread.id, level: "MUTED" } })) === 1
  return { person, space, thread, path: muteThreadPath(person.id, thread.id, env.AUTH_SECRET), isMuted }
}

test("mail about a thread is ended by the link in it: opening the page changes nothing, the button does", async () => {
  const { person, space, thread, path, isMuted } = await linked()
  const visitor = await site.visitor()
  const page = await visitor.visit(path)
  expect(page.text("h1")).toBe("Stop e-mails about this thread?")
  expect(page.text("main")).not.toContain(person.email)
  expect(page.$(`main a[href="/forum/${space.slug}/${thread.slug}"]`).text()).toBe("Cadets")
  expect(await isMuted()).toBe(false)
  const done = await page.submit("Stop e-mails about this thread")
  expect(done.text("h1")).toBe("We have stopped e-mails about this thread")
  expect(await isMuted()).toBe(true)
  const again = await visitor.visit(path)
  expect(again.text("h1")).toBe("E-mails about this thread have been stopped already")
  expect(again.$("main form")).toHaveLength(0)
})

test("mail about a thread is ended by the mail program itself with one POST and no cookie", async () => {
  const { path, isMuted } = await linked()
  const answer = await fetch(site.url + path, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: "List-Unsubscribe=One-Click",
  })
  expect([answer.status, await isMuted()]).toEqual([200, true])
})

test("what was cut off says so, and a thread that cannot be read any more is not named", async () => {
  const { thread, path, isMuted } = await linked()
  const visitor = await site.visitor()
  const cut = await visitor.visit(path.slice(0, -5))
  expect([cut.status, cut.text("h1")]).toEqual([404, "This link is not complete"])
  await hub.db.thread.update({ where: { id: thread.id }, data: { state: "HIDDEN", stateReason: "spam" } })
  const page = await visitor.visit(path)
  expect(page.text("main")).toContain("a thread that you can no longer read")
  expect(page.text("main")).not.toContain("Cadets")
  await page.submit("Stop e-mails about this thread")
  expect(await isMuted()).toBe(true)
})
