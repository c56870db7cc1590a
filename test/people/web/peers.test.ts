import { joinOrganisation, makeOrganisation, makePerson, makePost, makeRegion, makeSpace, makeTerm, makeThread } from "@hub/seed/builders"
import { expect, test } from "vitest"
import { useHub } from "../../kit/hub.ts"
import { useSite } from "../../kit/site.ts"

const hub = useHub()
const site = useSite(hub)

test("somebody says what they work on, is found by it and written to; all without JavaScript", async () => {
  await makeTerm(hub, { taxonomy: "TARGET_GROUP", slug: "care-leavers", label: "Care leavers" })
  const region = await makeRegion(hub, { slug: "wessex", name: "Wessex" })
  const peer = await makePerson(hub, { name: "Bea Holt" })
  await joinOrganisation(hub, peer, await makeOrganisation(hub, { regionId: region.id, name: "Test Trust" }))
  const settings = await (await site.visitor(peer)).visit("/my/settings/profile")
  const term = settings.$('input[name="interests"]').first().attr("value") ?? ""
  const saved = await settings.submit("Save", { askMeAbout: "First jobs", interests: term, isContactable: "yes" })
  expect(saved.path).toBe("/my/settings")

  const reader = await site.visitor(await makePerson(hub, { name: "Amara Okafor" }))
  const all = await (await reader.visit("/forum")).follow("find somebody to ask")
  const list = await all.submit("Find", { group: "care-leavers", region: "wessex" })
  expect(list.text("main")).toContain("1 person")
  expect(list.text("main")).toContain("Ask me about: First jobs")
  const page = await list.follow("Bea Holt")
  expect(page.text("main")).toContain("Works on care leavers")
  const refused = await page.submit("Send", { message: "Hello" })
  expect(refused.text(".nhsuk-error-summary")).toContain("Write at least a sentence or two")
  const sent = await refused.submit("Send", { message: "How did you find the first employer?" })
  expect(sent.text("main")).toContain("Your message is on its way to Bea Holt.")
  await hub.runJobs()
  expect(await hub.mail(peer.email)).toHaveLength(1)
  expect((await reader.visit("/people?group=no-such-group")).text("main")).toContain("Nobody yet")
  expect((await (await site.visitor()).visit("/people")).path).toBe("/sign-in?next=%2Fpeople")
})

test("a profile tells of answers and thanks, as far as the reader may read them, and of nobody who left", async () => {
  const person = await makePerson(hub, { name: "Cai Rees" })
  const closed = await makeSpace(hub, { readers: "ROLE", readerRole: "PANEL_MEMBER" })
  for (const [title, own] of [
    ["Open question", {}],
    ["Closed question", { spaceId: closed.id }],
  ] as const) {
    const thread = await makeThread(hub, { title, ...own })
    const post = await makePost(hub, thread, { authorId: person.id, body: "So." })
    await hub.db.thread.update({ where: { id: thread.id }, data: { acceptedPostId: post.id, acceptedAt: new Date() } })
    await hub.db.reaction.create({ data: { postId: post.id, personId: thread.authorId, kind: "THANKS", createdAt: new Date() } })
  }
  const page = await (await site.visitor()).visit(`/people/${person.handle}`)
  expect(page.text("main")).toContain("1 post, 1 accepted answer, thanked 1 time.")
  expect(page.text("main")).toContain("Open question")
  expect(page.html).not.toContain("Closed question")
  await hub.db.person.update({ where: { id: person.id }, data: { erasedAt: new Date() } })
  expect((await (await site.visitor()).visit(`/people/${person.handle}`)).status).toBe(404)
})
