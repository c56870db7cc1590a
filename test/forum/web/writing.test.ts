import { joinOrganisation, makeInitiative, makeOrganisation, makePerson, makeSpace, makeTerm, makeThread } from "@hub/seed/builders"
import { beforeAll, expect, test } from "vitest"
import { useHub } from "../../kit/hub.ts"
import { type SiteVisitor, useSite } from "../../kit/site.ts"
import { drawing, pdf, svg } from "../../platform/sample-files.ts"

const hub = useHub()
const site = useSite(hub)
let amara: SiteVisitor
let neil: SiteVisitor
let spaceId: string

beforeAll(async () => {
  const space = await makeSpace(hub, { slug: "placements", name: "Placements" })
  spaceId = Buffer.from(`Space:${space.id}`).toString("base64")
  await makeInitiative(hub, { slug: "cadets", content: { title: "Cadets at sixteen" } })
  const organisation = await makeOrganisation(hub)
  const [one, other] = [await makePerson(hub, { name: "Amara Okafor" }), await makePerson(hub, { name: "Neil Jolliffe" })]
  for (const person of [one, other]) await joinOrganisation(hub, person, organisation)
  amara = await site.visitor(one)
  neil = await site.visitor(other)
})

test("a question is asked from an initiative, answered, and shows there; all without JavaScript", async () => {
  const initiative = await amara.visit("/initiatives/cadets")
  const form = await initiative.follow("Ask a question")
  expect(form.path).toBe("/forum/ask?initiative=cadets")
  expect(form.text("main")).toContain("About the initiative Cadets at sixteen")
  const refused = await form.submit("Post", { title: "Hm", body: "**Tell** me" })
  expect(refused.text(".nhsuk-error-summary")).toContain("Choose where to ask")
  expect(refused.$("textarea[name=body]").val()).toBe("**Tell** me")
  const previewed = await refused.submit("Preview", { title: "Who pays for the uniform?", spaceId })
  expect(previewed.$(".hub-editor__preview strong").text()).toBe("Tell")
  const thread = await previewed.submit("Post", {})
  expect(thread.path).toMatch(/^\/forum\/placements\/who-pays-for-the-uniform-\d{5}$/)
  expect(thread.text("h1")).toBe("Who pays for the uniform?")

  const seen = await neil.visit(thread.path)
  const replied = await seen.submit("Post the reply", { body: "We do." })
  expect(replied.$("article").length).toBe(2)
  const empty = await seen.submit("Post the reply", { body: " " })
  expect(empty.text('.nhsuk-error-summary a[href="#body"]')).toBe("Write something first")
  expect(empty.text("#body-error")).toContain("Write something first")

  const answered = await (await amara.visit(thread.path)).submit("Accept as the answer the post by Neil Jolliffe", {})
  expect(answered.text(".hub-post--accepted")).toContain("We do.")
  expect((await amara.visit("/initiatives/cadets")).text("main")).toContain("Who pays for the uniform?1 reply, answered")
})

test("the title and tags of a thread are changed by who started it, and by nobody else", async () => {
  const author = await hub.db.person.findFirstOrThrow({ where: { name: "Amara Okafor" } })
  const thread = await makeThread(hub, { title: "Whose uniforms are paid for?", slug: "uniforms", authorId: author.id })
  const term = await makeTerm(hub, { taxonomy: "THEME", label: "Widening access" })
  const { slug } = await hub.db.space.findUniqueOrThrow({ where: { id: thread.spaceId } })
  const form = await (await amara.visit(`/forum/${slug}/uniforms`)).follow("Change the title and tags")
  const tags = [Buffer.from(`Term:${term.id}`).toString("base64")]
  const refused = await form.submit("Save", { title: "Hm", terms: tags })
  expect(refused.text("#title-error")).toContain("Say what it is about")
  expect(refused.$("input[name=terms]:checked").length).toBe(1)
  const changed = await refused.submit("Save", { title: "Who pays for uniforms, and when?" })
  expect(changed.path).toBe(`/forum/${slug}/uniforms`)
  expect(changed.text("h1")).toBe("Who pays for uniforms, and when?")
  expect(changed.text("main")).toContain("About widening access")

  const stale = await form.submit("Save", { title: "Uniforms: who pays for them?" })
  expect(stale.text("main")).toContain("The title is by now: Who pays for uniforms, and when?")
  expect((await stale.submit("Save", {})).text("h1")).toBe("Uniforms: who pays for them?")

  expect((await neil.visit(`/forum/${slug}/uniforms`)).text("main")).not.toContain("Change the title and tags")
  expect((await neil.visit(`/forum/${slug}/uniforms/edit`)).status).toBe(404)
})

test("threads like one that is about to be asked are shown once, before it is posted", async () => {
  await makeThread(hub, { title: "Where do you find interpreters for an open day?", slug: "interpreters" })
  const form = await amara.visit("/forum/ask?space=placements")
  const title = "Where can I find interpreters for an open day?"
  const shown = await form.submit("Post", { title, body: "In October." })
  expect(shown.text("#similar")).toBe("Has it been answered already?")
  expect(shown.$('a[href$="/interpreters"]').length).toBe(1)
  expect((await shown.submit("Post it anyway", {})).text("h1")).toBe(title)
})

test("a post is quoted, changed and deleted by way of pages that ask first", async () => {
  const thread = await makeThread(hub, { title: "How long is the training?", slug: "training", body: "An hour?\n\n> older words" })
  const { slug } = await hub.db.space.findUniqueOrThrow({ where: { id: thread.spaceId } })
  const page = await amara.visit(`/forum/${slug}/training`)
  const quoting = await amara.visit(page.$('a:contains("Quote")').attr("href") ?? "")
  const typed = String(quoting.$("textarea[name=body]").val())
  expect(typed).toMatch(/^> Person \w+ wrote:\n>\n> An hour\?\n\n$/)
  const posted = await quoting.submit("Post the reply", { body: `${typed}A day.` })
  expect(posted.$("article blockquote").text()).toContain("An hour?")
  const changed = await (await posted.follow("Change the post by Amara Okafor")).submit("Save", { body: "Half a day." })
  expect(changed.text("article:last-of-type")).toContain("Half a day.")
  expect((await changed.follow("What it said before the post by Amara Okafor")).text("main")).toContain("A day.")
  const question = await changed.follow("Delete the post by Amara Okafor")
  expect(question.text("h1")).toBe("Delete this post?")
  const gone = await question.submit("Delete the post", {})
  expect(gone.text("main")).toContain("The author has deleted this post.")
  expect(gone.text("main")).not.toContain("Half a day.")
})

test("a poll is made, voted in, shows its result to who voted, and is closed by who made it", async () => {
  const form = await amara.visit("/forum/ask?space=placements")
  const made = await form.submit("Post", { title: "Do we need a poll?", body: "Say.", kind: "POLL", options: "Yes\nNo" })
  expect(made.text("#poll")).toBe("The poll")
  const ballot = await neil.visit(made.path)
  expect(ballot.text("main")).toContain("You see the result once you have voted")
  const visitor = await (await site.visitor()).visit(made.path)
  expect(visitor.text(".hub-panel li:first-child")).toBe("Yes")
  expect(visitor.text("main")).toContain("Sign in to vote or reply")
  const refused = await ballot.submit("Vote", {})
  expect(refused.text(".nhsuk-error-summary")).toContain("Choose an option")
  const option = refused.$('input[name="options"]').first().attr("value") ?? ""
  const voted = await refused.submit("Vote", { options: option })
  expect(voted.text("table")).toContain("Yes (your vote)1 (100%)")
  expect(voted.text("main")).not.toContain("Close this poll")
  const closed = await (await amara.visit(made.path)).submit("Close the poll")
  expect(closed.text("main")).toContain("The poll is closed. Everybody sees the result.")
  expect(closed.text("#poll")).toBe("The result")
  expect((await (await site.visitor()).visit(made.path)).text("table")).toContain("Yes1 (100%)")
})

test("what was typed and not posted is there again, is listed, and goes when it is thrown away", async () => {
  const form = await neil.visit("/forum/ask")
  const typed = { title: "Who feeds the pupils?", body: "Lunch, that is.", spaceId, kind: "POLL", options: "We do\nThey do" }
  await form.submit("Post", { ...typed, intent: "draft", target: "new" })
  const back = await neil.visit("/forum/ask")
  for (const [name, value] of Object.entries({ title: typed.title, body: typed.body, options: typed.options, spaceId }))
    expect(back.$(`[name=${name}]`).val(), name).toBe(value)
  expect(back.$("[name=kind]:checked").val()).toBe("POLL")
  const list = await back.follow("see all you have not posted")
  expect(list.text("main")).toContain("A new thread: Who feeds the pupils?")
  const asks = await list.follow("Throw it away: A new thread: Who feeds the pupils?")
  expect([asks.text("h1"), asks.text("main")]).toEqual(["Throw this away?", expect.stringContaining("Lunch, that is.")])
  const gone = await asks.submit("Throw it away")
  expect([gone.path, gone.text("main")]).toEqual(["/my/drafts", expect.stringContaining("There is nothing here")])
  expect((await neil.visit("/forum/ask")).text("main")).not.toContain("have not posted it")
  expect((await (await site.visitor()).visit("/my/drafts")).path).toContain("/sign-in")
})

test("what is typed about one initiative is not taken for what is typed about another, nor for a thread about nothing", async () => {
  const [one, other] = [await makeInitiative(hub), await makeInitiative(hub)]
  const ask = ({ slug }: { slug: string }) => `/forum/ask?initiative=${slug}`
  const titleAt = async (path: string) => (await neil.visit(path)).$("[name=title]").val()
  const form = await neil.visit(ask(one))
  const typed = { title: "How many came to the second day?", body: "We count on half.", spaceId }
  await form.submit("Post", { ...typed, intent: "draft", target: `new:initiative=${one.slug}` })
  expect([await titleAt(ask(one)), await titleAt(ask(other)), await titleAt("/forum/ask")]).toEqual([typed.title, "", ""])
  const list = await neil.visit("/my/drafts")
  const again = await list.follow(`A new thread: ${typed.title}`)
  expect([again.path, again.$("[name=title]").val()]).toEqual([ask(one), typed.title])
  const asked = await again.submit("Post")
  expect(asked.text("h1")).toContain(typed.title)
  expect(await titleAt(ask(one))).toBe("")
})

test("visitors are led to sign in, and other people's posts offer no change", async () => {
  const visitor = await site.visitor()
  expect((await visitor.visit("/forum/ask")).path).toMatch(/^\/sign-in/)
  const thread = await makeThread(hub)
  const post = await hub.db.post.findFirstOrThrow({ where: { threadId: thread.id } })
  const id = encodeURIComponent(Buffer.from(`Post:${post.id}`).toString("base64"))
  expect((await amara.visit(`/forum/posts/${id}/edit`)).status).toBe(404)
  expect((await amara.visit(`/forum/posts/${id}/delete`)).status).toBe(404)
})

test("a picture is chosen beside the text, described, looked at first and posted; all without JavaScript", async () => {
  const thread = await makeThread(hub, { title: "What does your stand look like?", slug: "stand" })
  const { slug } = await hub.db.space.findUniqueOrThrow({ where: { id: thread.spaceId } })
  const file = async (name: string, bytes: Buffer | Promise<Buffer>) => new File([new Uint8Array(await bytes)], name)
  const picture = await file("stand.png", drawing("png"))
  const page = await amara.visit(`/forum/${slug}/stand`)

  const undescribed = await page.submit("Post the reply", { body: "Like this.", picture })
  expect(undescribed.$(".nhsuk-error-summary a").attr("href")).toBe("#pictureAlt")
  expect(undescribed.text("#pictureAlt-error")).toContain("Say what the picture shows")
  expect(undescribed.$("textarea[name=body]").val()).toBe("Like this.")
  expect(undescribed.text("main")).toContain("“stand.png” is kept")

  const previewed = await undescribed.submit("Preview", { pictureAlt: "A green [table]" })
  expect(previewed.$(".hub-editor__preview img").attr("alt")).toBe("A green [table]")
  expect(previewed.$("textarea[name=body]").val()).toMatch(/^Like this\.\n\n!\[A green \\\[table\\\]\]\(\/files\/[0-9a-f-]{36}\)$/)
  expect(previewed.$("input[name=pictureId]").length).toBe(0)
  expect(await hub.db.post.count({ where: { threadId: thread.id } })).toBe(1)

  const posted = await previewed.submit("Post the reply", {})
  const source = posted.$("article:last-of-type img").attr("src") ?? ""
  const seen = await (await site.visitor()).fetch(source)
  expect([seen.status, seen.headers.get("content-type")]).toEqual([200, "image/png"])

  const refusals = {
    "Choose a picture: PNG, JPEG or WebP": { picture: await file("plan.pdf", pdf()), pictureAlt: "The plan" },
    "This file cannot be used": { picture: await file("stand.png", svg), pictureAlt: "The stand" },
    "larger than 10 MB": { picture: await file("stand.png", Buffer.alloc(10 * 1024 * 1024 + 1)), pictureAlt: "The stand" },
    "Choose the picture that you have described": { pictureAlt: "The stand" },
  }
  for (const [message, typed] of Object.entries(refusals)) {
    const refused = await (await amara.visit(`/forum/${slug}/stand`)).submit("Post the reply", { body: "And this.", ...typed })
    expect(refused.text("#picture-error"), message).toContain(message)
    expect(refused.$("textarea[name=body]").val()).toBe("And this.")
    expect(refused.$("input[name=pictureAlt]").val()).toBe(typed.pictureAlt)
  }
  const typed = await (await amara.visit(`/forum/${slug}/stand`)).submit("Post the reply", { body: "![](https://example.org/x.png)" })
  expect(typed.text("#body-error")).toContain("Say what each picture shows")
  expect(await hub.db.post.count({ where: { threadId: thread.id } })).toBe(2)
})

test("a question is asked with a picture, and quoting it leaves the picture a link", async () => {
  const form = await amara.visit("/forum/ask?space=placements")
  const picture = new File([new Uint8Array(await drawing("webp"))], "poster.webp")
  const asked = { title: "Is this poster plain enough?", body: "Tell me.", picture, pictureAlt: "A poster about cadets" }
  const thread = await form.submit("Post", asked)
  expect(thread.$("article img").attr("alt")).toBe("A poster about cadets")
  const quoting = await neil.visit((await neil.visit(thread.path)).$('a:contains("Quote")').attr("href") ?? "")
  expect(quoting.$("textarea[name=body]").val()).toMatch(/\n> \[A poster about cadets\]\(\/files\//)
  const replied = await quoting.submit("Post the reply", { body: `${quoting.$("textarea[name=body]").val()}It is.` })
  expect(replied.$("article:last-of-type blockquote a").text()).toBe("A poster about cadets")
})
