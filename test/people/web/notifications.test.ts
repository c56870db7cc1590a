import { notify } from "@hub/api/people/notification.service"
import { act } from "@hub/api/platform/act"
import { createContext } from "@hub/api/platform/context"
import { makePerson } from "@hub/seed/builders"
import { afterEach, expect, test } from "vitest"
import { useHub } from "../../kit/hub.ts"
import { useSite } from "../../kit/site.ts"

const hub = useHub()
const site = useSite(hub)
afterEach(() => hub.reset())

let count = 0
const tell = (person: { id: string }, title: string, path = "/about") =>
  act(createContext(hub.platform), (act) =>
    notify(act, { personIds: [person.id], kind: "test.told", title, body: `About: ${title}`, path, dedupeKey: `key ${++count}` }),
  )
const unread = (person: { id: string }) => hub.db.notification.count({ where: { personId: person.id, readAt: null } })

test("notifications are listed, counted in the header, and read by following them", async () => {
  const person = await makePerson(hub)
  await tell(person, "Your case study was read")
  await tell(person, "<b>Somebody</b> asked a question")
  const visitor = await site.visitor(person)
  const list = await visitor.visit("/my/notifications")
  expect(list.text("header")).toContain("Notifications 2 not read")
  expect(list.text("main")).toContain("About: Your case study was read")
  expect(list.$("main b")).toHaveLength(0)
  const target = await list.follow("Your case study was read")
  expect(target.path).toBe("/about")
  expect(await unread(person)).toBe(1)
  expect((await visitor.visit("/my/notifications")).$("main .nhsuk-tag")).toHaveLength(1)
})

test("all are marked as read with one button, but not what came after the page was shown", async () => {
  const person = await makePerson(hub)
  await tell(person, "Shown")
  const visitor = await site.visitor(person)
  const list = await visitor.visit("/my/notifications")
  hub.clock.advance(60_000)
  await tell(person, "Came meanwhile")
  const after = await list.submit("Mark all as read")
  expect(after.text("body")).toContain("1 notification is marked as read")
  expect(await unread(person)).toBe(1)
})

test("long lists have pages", async () => {
  const person = await makePerson(hub)
  for (let n = 1; n <= 27; n++) await tell(person, `Number ${n}`)
  const visitor = await site.visitor(person)
  const second = await (await visitor.visit("/my/notifications")).follow("Next page →")
  expect(second.$("main h2")).toHaveLength(2)
})

test("an address with a cursor that was cut off is not found", async () => {
  const visitor = await site.visitor(await makePerson(hub))
  expect((await visitor.visit("/my/notifications?after=x")).status).toBe(404)
})

test("visitors are led to the sign-in page; another's notification is not found", async () => {
  const person = await makePerson(hub)
  await tell(person, "Private")
  const { id } = await hub.db.notification.findFirstOrThrow()
  const address = `/my/notifications/${encodeURIComponent(Buffer.from(`Notification:${id}`).toString("base64"))}`
  const stranger = await site.visitor(await makePerson(hub))
  expect((await stranger.visit(address)).status).toBe(404)
  const nobody = await site.visitor()
  for (const path of ["/my/notifications", address]) {
    const answer = await nobody.fetch(path)
    expect(answer.status).toBe(302)
    expect(answer.headers.get("location")).toMatch(/^\/sign-in\?next=/)
  }
  expect(await unread(person)).toBe(1)
})

async function unsubscribeLink(person: { id: string; email: string }): Promise<string> {
  await tell(person, "Something you follow")
  await hub.runJobs()
  const headers = (await hub.mail(person.email)).at(-1)?.headers as Record<string, string>
  expect(headers["List-Unsubscribe-Post"]).toBe("List-Unsubscribe=One-Click")
  const link = new URL(headers["List-Unsubscribe"]?.slice(1, -1) ?? "")
  expect(link.origin).toBe(site.url)
  return link.pathname
}
const frequency = async ({ id }: { id: string }) => (await hub.db.person.findUniqueOrThrow({ where: { id } })).notificationFrequency

test("mail is ended by the link in it: opening the page changes nothing, the button does", async () => {
  const person = await makePerson(hub)
  const visitor = await site.visitor()
  const link = await unsubscribeLink(person)
  const page = await visitor.visit(link)
  expect(page.text("h1")).toBe("Stop these e-mails?")
  expect(page.text("main")).toContain("mentions you")
  expect(page.text("main"), "whose account, without the address").toContain(
    `${person.email[0]}…${person.email.slice(person.email.indexOf("@"))}`,
  )
  expect(page.text("main")).not.toContain(person.email)
  expect(await frequency(person)).toBe("AT_ONCE")
  const done = await page.submit("Stop e-mail")
  expect(done.text("h1")).toBe("We have stopped these e-mails")
  expect(await frequency(person)).toBe("NEVER")

  const again = await visitor.visit(link)
  expect(again.text("h1")).toBe("These e-mails have been stopped already")
  expect(again.$("main form")).toHaveLength(0)
  expect(again.$('main a[href="/my/settings/notifications"]').text()).toBe("choose how often you get e-mail")
})

test("mail is ended by the mail program itself with one POST and no cookie", async () => {
  const person = await makePerson(hub)
  const answer = await fetch(site.url + (await unsubscribeLink(person)), {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: "List-Unsubscribe=One-Click",
  })
  expect(answer.status).toBe(200)
  expect(await frequency(person)).toBe("NEVER")
})

test("a link that was cut off, or whose account has gone, says at once what to do", async () => {
  const person = await makePerson(hub)
  const visitor = await site.visitor()
  const link = await unsubscribeLink(person)
  for (const wrong of [link.slice(0, -5), "/unsubscribe/nonsense"]) {
    const page = await visitor.visit(wrong)
    expect(page.status).toBe(404)
    expect(page.text("h1")).toBe("This link is not complete")
    expect(page.text("main")).toContain("Copy the whole address")
    expect(page.$("main form")).toHaveLength(0)
  }
  expect(await frequency(person)).toBe("AT_ONCE")
  await hub.db.person.update({ where: { id: person.id }, data: { erasedAt: hub.clock.now() } })
  expect((await visitor.visit(link)).status).toBe(404)
})

test("who was not reached by e-mail is told in the site, and begins it again there", async () => {
  const person = await makePerson(hub, { mailPausedAt: new Date("2015-07-01T09:00:00Z") })
  const page = await (await site.visitor(person)).visit("/my/settings/notifications")
  expect(page.text("main")).toContain("Your mail provider sends back what we send to you, so we stopped on 1 July 2015.")
  const begun = await page.submit("Send me e-mail again")
  expect(begun.text("main")).toContain("We send you e-mail again.")
  expect((await hub.db.person.findUniqueOrThrow({ where: { id: person.id } })).mailPausedAt).toBeNull()
  expect((await begun.follow("Change about what you follow")).text("main")).not.toContain("sends back")
})
