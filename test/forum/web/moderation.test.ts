import { joinOrganisation, makeOrganisation, makePerson, makePersonWithRole, makePost, makeSpace, makeThread } from "@hub/seed/builders"
import { beforeAll, expect, test } from "vitest"
import { useHub } from "../../kit/hub.ts"
import { type SiteVisitor, useSite } from "../../kit/site.ts"

const hub = useHub()
const site = useSite(hub)
const globalId = (type: string, { id }: { id: string }) => Buffer.from(`${type}:${id}`).toString("base64")
let mina: SiteVisitor
let otto: SiteVisitor
let neil: SiteVisitor
let authorId: string
let spaceId: string

async function known(name: string) {
  const person = await makePerson(hub, { name })
  await joinOrganisation(hub, person, await makeOrganisation(hub))
  return person
}

beforeAll(async () => {
  spaceId = (await makeSpace(hub, { slug: "placements", name: "Placements" })).id
  await makeSpace(hub, { slug: "schools", name: "Schools" })
  mina = await site.visitor(await makePersonWithRole(hub, "MODERATOR", { name: "Mina Halloran" }))
  otto = await site.visitor(await makePersonWithRole(hub, "MODERATOR", { name: "Otto Lindqvist" }))
  const author = await known("Neil Jolliffe")
  ;[neil, authorId] = [await site.visitor(author), author.id]
})

test("a flagged post is hidden with a reason, its author appeals, another moderator brings it back, and the log counts it", async () => {
  const thread = await makeThread(hub, { spaceId, title: "Cadets at sixteen", slug: "cadets" })
  const post = await makePost(hub, thread, { authorId, body: "A pupil of ours did *well*." })
  const reader = await site.visitor(await known("Amara Okafor"))
  const flag = await (await reader.visit("/forum/placements/cadets")).follow("Tell a moderator about the post by Neil Jolliffe")
  expect((await flag.submit("Tell a moderator", {})).text(".nhsuk-error-summary")).toContain("Choose what is wrong")
  expect((await flag.submit("Tell a moderator", { reason: "PERSONAL_DATA", note: "Names a pupil." })).path).toContain(
    "/forum/placements/cadets?post=",
  )

  expect((await reader.visit("/manage/moderation")).status).toBe(403)
  expect((await neil.visit(`/forum/posts/${globalId("Post", post)}/moderate`)).status).toBe(404)
  const queue = await mina.visit("/manage/moderation")
  expect(queue.text("h1")).toBe("Moderation")
  expect(queue.text("main")).toContain("Names a pupil.")
  const form = await queue.follow("Decide about the post by Neil Jolliffe")
  expect((await form.submit("Decide", { reason: "x" })).text(".nhsuk-error-summary")).toContain("Choose what becomes of it")
  const refused = await form.submit("Decide", { decision: "HIDE", reason: "x" })
  expect(refused.text(".nhsuk-error-summary")).toContain("Say why, for the person who wrote it")
  expect(refused.$("input[value=HIDE]").attr("checked")).toBeDefined()
  const decided = await refused.submit("Decide", { reason: "It names a pupil." })
  expect([decided.path, decided.text("main")]).toEqual(["/manage/moderation", expect.not.stringContaining("Names a pupil.")])

  await hub.runJobs()
  const { email } = await hub.db.person.findUniqueOrThrow({ where: { id: authorId } })
  const mail = (await hub.mail(email)).at(-1)?.text ?? ""
  expect(mail).toContain("Why: It names a pupil.\n\nYou can appeal for 30 days, and another moderator decides.")
  expect(mail).toContain("because it is about what you wrote in the forum")
  const told = await neil.visit(/\/my\/moderation\/\S+/.exec(mail)?.[0] ?? "")
  expect([told.text("h1"), told.text("main")]).toEqual(["A decision about what you wrote", expect.stringContaining("It names a pupil.")])

  const own = await (await neil.visit("/forum/moderation-log")).follow("Decisions about what you wrote")
  expect(own.text("main")).toContain("It names a pupil.")
  const act = await own.follow("Appeal against: Post hidden")
  expect(act.$(".hub-quote em").text()).toBe("well")
  expect((await act.submit("Appeal", { text: "No" })).text(".nhsuk-error-summary")).toContain("Say why you think the decision is wrong")
  const appealed = await act.submit("Appeal", { text: "The pupil is invented: it is an example." })
  expect(appealed.text("main")).toContain("Appeal waits")
  expect((await reader.visit(act.path)).status).toBe(404)

  expect((await mina.visit("/manage/moderation")).text("main")).not.toContain("The pupil is invented")
  const appeal = await (await otto.visit("/manage/moderation")).follow("Decide about the appeal by Neil Jolliffe")
  expect((await mina.visit(appeal.path)).status).toBe(404)
  expect((await appeal.submit("Decide", { answer: "Yes." })).text(".nhsuk-error-summary")).toContain("Choose whether the decision stands")
  expect((await appeal.submit("Decide", { outcome: "OVERTURNED", answer: "You are right." })).path).toBe("/manage/moderation")
  expect((await neil.visit(act.path)).text("main")).toContain("the decision does not stand")
  expect((await reader.visit("/forum/placements/cadets")).text("main")).toContain("A pupil of ours did well")
  const log = await (await site.visitor()).visit("/forum/moderation-log")
  expect(log.text("main")).toContain("Post hidden1")
  expect(log.text("main")).not.toContain("Neil")
})

test("an author is warned and kept from writing, and finds out why when they write", async () => {
  const thread = await makeThread(hub, { spaceId, title: "Parking", slug: "parking" })
  const post = await makePost(hub, thread, { authorId, body: "Rude words." })
  const path = `/forum/posts/${globalId("Post", post)}/moderate`
  const warned = await (await mina.visit(path)).submit("Decide", { decision: "WARN", reason: "Be kind, please." })
  expect(warned.path).toBe("/manage/moderation")
  expect((await otto.visit(path)).text("main")).toContain("Last warned on")
  await (await otto.visit(path)).submit("Decide", { decision: "SUSPEND", days: "7", reason: "You were warned before." })
  const reply = await (await neil.visit("/forum/placements/parking")).submit("Post the reply", { body: "But why" })
  expect(reply.text(".nhsuk-error-summary")).toContain("You were warned before.")
  expect(reply.$("textarea[name=body]").val()).toBe("But why")
  const lifted = await (await mina.visit(path)).submit("Decide", { decision: "REINSTATE", reason: "Let us try again." })
  expect(lifted.path).toBe("/manage/moderation")
  expect((await (await neil.visit("/forum/placements/parking")).submit("Post the reply", { body: "Thank you" })).text("main")).toContain(
    "Thank you",
  )
})

test("a thread is locked, split and merged; kept addresses of its posts go on leading to them", async () => {
  const thread = await makeThread(hub, { spaceId, title: "Who pays for uniforms?", slug: "uniforms" })
  const aside = await makePost(hub, thread, { authorId, body: "Where can one park?" })
  const other = await makeThread(hub, { spaceId, title: "Parking again", slug: "parking-again" })
  const decide = await (await mina.visit("/forum/placements/uniforms")).follow("Lock, hide, move, merge or split this thread")
  const split = await decide.follow("Move some of its replies to a thread of their own")
  expect(
    (await split.submit("Move them", { title: "Where can one park?", reason: "Off the subject." })).text(".nhsuk-error-summary"),
  ).toContain("Choose the posts to move")
  const made = await split.submit("Move them", {
    posts: [globalId("Post", aside)],
    title: "Where can one park?",
    reason: "Off the subject.",
  })
  expect(made.text("h1")).toBe("Where can one park?")
  const kept = `/forum/placements/uniforms?post=${aside.id}`
  expect((await neil.visit(kept)).path).toContain(made.path)
  expect((await made.follow("Who pays for uniforms?")).text("main")).toContain(
    "A moderator moved some replies to a thread of their own: Where can one park?.",
  )

  const merge = await made.follow("Lock, hide, move, merge or split this thread")
  const wrong = await merge.submit("Decide", { decision: "MERGE", into: "/forum/placements/no-such", reason: "Asked already." })
  expect(wrong.text(".nhsuk-error-summary")).toContain("There is no thread at this address")
  const question = await wrong.submit("Decide", { into: `${site.url}/forum/placements/parking-again` })
  expect(question.text("h1")).toBe("Merge “Where can one park?” into “Parking again”?")
  expect((await neil.visit(made.path)).path, "nothing is done yet").toBe(made.path)
  const done = await question.submit("Merge them")
  expect([done.path, done.text("main")]).toEqual(["/forum/placements/parking-again", expect.stringContaining("The threads are merged")])
  const led = await neil.visit(made.path)
  expect(led.path).toBe("/forum/placements/parking-again")
  expect(led.text("main")).toContain("The thread you looked for was merged into this one")
  const visitor = await site.visitor()
  expect((await visitor.visit("/forum/placements/parking-again")).text("main")).toContain(
    "A moderator merged into this thread what was said in “Where can one park?”.",
  )
  expect((await visitor.visit("/forum/placements/uniforms")).text("main")).not.toContain("moved some replies")
  const found = await neil.visit(kept)
  expect(found.path).toContain("/forum/placements/parking-again?post=")
  expect(found.text("main")).toContain("Where can one park?")

  const lock = await mina.visit("/forum/placements/parking-again/moderate")
  await lock.submit("Decide", { decision: "LOCK", reason: "It has been answered." })
  expect((await neil.visit("/forum/placements/parking-again")).text("main")).toContain("It has been answered.")
  expect((await hub.db.thread.findUniqueOrThrow({ where: { id: other.id } })).state).toBe("LOCKED")

  const elsewhere = await makeSpace(hub, { slug: "elsewhere", name: "Elsewhere" })
  const move = await mina.visit("/forum/placements/uniforms/moderate")
  const nowhere = await move.submit("Decide", { decision: "MOVE", reason: "It is about money." })
  expect(nowhere.text(".nhsuk-error-summary")).toContain("Choose the space to move it to")
  const moved = await nowhere.submit("Decide", { space: globalId("Space", elsewhere) })
  expect([moved.path, moved.text("main")]).toEqual(["/forum/elsewhere/uniforms", expect.stringContaining("The thread is moved")])
  expect((await neil.visit("/forum/placements/uniforms")).text("main")).toContain("This thread is in the space “Elsewhere” now.")
})
