import { makePerson, makePersonWithRole, makeTerm } from "@hub/seed/builders"
import { afterEach, beforeEach, expect, test } from "vitest"
import { useHub } from "../../kit/hub.ts"
import { type SiteVisitor, useSite } from "../../kit/site.ts"

const hub = useHub()
const site = useSite(hub)
afterEach(() => hub.reset())

let editor: SiteVisitor
beforeEach(async () => {
  hub.clock.set(new Date("2027-01-10T12:00:00Z"))
  await makeTerm(hub, { taxonomy: "AIM", slug: "widen-access", label: "Widen access" })
  editor = await site.visitor(await makePersonWithRole(hub, "EDITOR"))
})

const date = (name: string, day: number, month: number, year: number, time: string) =>
  Object.fromEntries(Object.entries({ day, month, year, time }).map(([part, value]) => [`${name}.${part}`, String(value)]))

const typed = {
  title: "Call for best practice 2027",
  summary: "What has widened access where you are?",
  guidance: "## What we want\n\n- figures\n- lessons",
  aims: ["widen-access"],
  ...date("opensAt", 1, 2, 2027, "9:00"),
  ...date("closesAt", 1, 7, 2027, "0:00"),
}

test("a call is added, shown, opened and closed by the clock in London, and extended", async () => {
  expect((await editor.visit("/manage")).$("main a[href='/manage/calls']")).toHaveLength(1)
  const list = await editor.visit("/manage/calls")
  expect(list.text("main")).toContain("There has been no call yet")
  const shown = await (await list.follow("Add the first one")).submit("Add the call", typed)
  expect(shown.path).toBe("/calls/call-for-best-practice-2027")
  expect(shown.text("main")).toContain("Not open yet")
  expect(shown.text("main")).toContain("What we want")
  expect(shown.$("main li").text()).toContain("figures")
  expect(shown.text("main")).toContain("Widen access")
  expect(shown.text("main")).toContain("1 July 2027 at 12:00 am")

  // Midnight in London is 23:00 UTC in summer.
  const status = async (now: string) => {
    hub.clock.set(new Date(now))
    return (await (await site.visitor()).visit("/calls/call-for-best-practice-2027")).text(".hub-facts .nhsuk-tag")
  }
  expect(await status("2027-02-01T08:59:59Z")).toBe("Not open yet")
  expect(await status("2027-02-01T09:00:00Z")).toBe("Open")
  expect(await status("2027-06-30T22:59:59Z")).toBe("Open")
  expect(await status("2027-06-30T23:00:00Z")).toBe("Closed")

  const form = await (await editor.visit("/manage/calls")).follow("Call for best practice 2027")
  expect(form.$("#closesAt-time").val()).toBe("00:00")
  expect(form.$("#closesAt").val()).toBe("1")
  const extended = await form.submit("Save", date("closesAt", 31, 7, 2027, "5 pm"))
  expect(extended.text(".hub-facts")).toContain("31 July 2027 at 5:00 pm")
  expect(extended.text(".hub-facts .nhsuk-tag")).toBe("Open")
  const event = await hub.db.auditEvent.findFirstOrThrow({ where: { action: "call.update" } })
  expect(event).toMatchObject({ before: { closesAt: "2027-06-30T23:00:00.000Z" }, after: { closesAt: "2027-07-31T16:00:00.000Z" } })
})

test("what is wrong stands beside its field, and nothing typed is lost", async () => {
  const form = await editor.visit("/manage/calls/new")
  const dates = await form.submit("Add the call", {
    ...typed,
    ...date("opensAt", 31, 2, 2027, "9:00"),
    ...date("closesAt", 1, 7, 2027, "late"),
  })
  expect(dates.text("#opensAt-error")).toContain("Enter a real date")
  expect(dates.text("#closesAt-error")).toContain("Enter a time")
  expect(dates.$("#title").val()).toBe(typed.title)
  expect(dates.$("#opensAt").val()).toBe("31")
  expect(dates.$("#aims").is(":checked")).toBe(true)
  const order = await dates.submit("Add the call", {
    ...date("opensAt", 1, 8, 2027, "9:00"),
    ...date("closesAt", 1, 7, 2027, "9:00"),
    aims: [],
  })
  expect(order.text(".nhsuk-error-summary")).toContain("A call closes after it opens")
  const none = await form.submit("Add the call", {
    title: "",
    ...date("opensAt", 1, 2, 2027, "9:00"),
    ...date("closesAt", 1, 7, 2027, "9:00"),
  })
  for (const field of ["title", "summary", "guidance", "aims"]) expect(none.$(`#${field}-error`).length, field).toBe(1)
})

test("who saves late sees what is stored, and nothing is overwritten unseen", async () => {
  await (await editor.visit("/manage/calls/new")).submit("Add the call", typed)
  const path = "/manage/calls/call-for-best-practice-2027"
  const form = await editor.visit(path)
  await (await editor.visit(path)).submit("Save", { summary: "Saved by somebody else" })
  const late = await form.submit("Save", { summary: "Typed late" })
  expect(late.text("dl")).toContain("Saved by somebody else")
  expect(late.$("#summary").val()).toBe("Typed late")
  expect((await hub.db.call.findFirstOrThrow()).summary).toBe("Saved by somebody else")
})

test("only editors for the whole hub and administrators keep calls", async () => {
  await (await editor.visit("/manage/calls/new")).submit("Add the call", typed)
  const paths = ["/manage/calls", "/manage/calls/new", "/manage/calls/call-for-best-practice-2027"]
  const visitor = await site.visitor()
  const stranger = await site.visitor(await makePerson(hub))
  const administrator = await site.visitor(await makePersonWithRole(hub, "ADMINISTRATOR"))
  for (const path of paths) {
    expect((await visitor.fetch(path)).headers.get("location"), path).toMatch(/^\/sign-in\?next=/)
    expect((await stranger.visit(path)).status, path).toBe(403)
    expect((await administrator.visit(path)).status, path).toBe(200)
  }
  expect((await editor.visit("/manage/calls/not-there")).status).toBe(404)
})
