import { noticesOf } from "@hub/api/people/notification.live"
import { act } from "@hub/api/platform/act"
import { makePerson } from "@hub/seed/builders"
import { expect, test } from "vitest"
import { useHub } from "../../kit/hub.ts"
import { openStream } from "../../kit/live.ts"
import { useSite } from "../../kit/site.ts"

const hub = useHub()
const site = useSite(hub)

const openNow = async () => Number(/^hub_live_streams (\d+)$/m.exec(await (await hub.fetch("/metrics")).text())?.[1])

test("news pass through the web site as they come, and leaving the page ends the way to the API", async () => {
  const person = await makePerson(hub)
  const visitor = await site.visitor(person)
  const stream = await openStream((signal) => visitor.fetch("/live", { signal, headers: { "accept-encoding": "gzip, br" } }))
  expect(stream.response.status).toBe(200)
  expect(stream.response.headers.get("content-encoding")).toBeNull()
  expect(await stream.next("unread")).toEqual({ count: 0 })
  await act(await hub.contextAs(null), async ({ tx, at, say }) => {
    const own = { personId: person.id, kind: "test.told", title: "Told", path: "/", dedupeKey: "told", createdAt: at }
    await tx.notification.create({ data: own })
    say(noticesOf(person.id))
  })
  expect(await stream.next("unread")).toEqual({ count: 1 })
  expect(await openNow()).toBe(1)
  stream.leave()
  for (let tries = 0; (await openNow()) > 0 && tries < 50; tries++) await new Promise((resolve) => setTimeout(resolve, 100))
  expect(await openNow()).toBe(0)
})

test("a visitor with nothing to wait for is told not to ask again, and a page keeps to its own address", async () => {
  const visitor = await site.visitor()
  expect((await visitor.fetch("/live")).status).toBe(204)
  const page = await visitor.visit("/forum")
  expect(page.headers.get("content-security-policy")).toMatch(/connect-src 'self'(;|$)/)
})
