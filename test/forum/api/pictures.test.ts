import { createContext } from "@hub/api/platform/context"
import { removeUnusedFilesJob } from "@hub/api/platform/storage/file.service"
import {
  giveRole,
  joinOrganisation,
  makeOrganisation,
  makePerson,
  makePersonWithRole,
  makeRegion,
  makeSpace,
  makeThread,
} from "@hub/seed/builders"
import { load } from "cheerio"
import sharp from "sharp"
import { beforeAll, describe, expect, test } from "vitest"
import type { Client } from "../../kit/client.ts"
import { useHub, type Who } from "../../kit/hub.ts"
import { docx, photograph, svg } from "../../platform/sample-files.ts"

const hub = useHub()
const globalId = (type: string, { id }: { id: string }) => Buffer.from(`${type}:${id}`).toString("base64")

let author: Awaited<ReturnType<typeof makePerson>>
let amara: Client
let moderator: Client
let readers: Record<string, Who | undefined>
let space: { id: string; slug: string }
let panel: { id: string }

beforeAll(async () => {
  author = await makePerson(hub, { name: "Amara Okafor" })
  await joinOrganisation(hub, author, await makeOrganisation(hub))
  amara = hub.as(author)
  const region = await makeRegion(hub)
  space = await makeSpace(hub, { kind: "REGION", regionId: region.id })
  panel = await makeSpace(hub, { readers: "ROLE", readerRole: "PANEL_MEMBER" })
  const all = await makePersonWithRole(hub, "MODERATOR")
  const here = await makePerson(hub)
  await giveRole(hub, here, "MODERATOR", { region })
  moderator = hub.as(all)
  readers = {
    visitor: undefined,
    author,
    member: await makePerson(hub),
    "panel member": await makePersonWithRole(hub, "PANEL_MEMBER"),
    "moderator here": here,
    "moderator of all": all,
    administrator: await makePersonWithRole(hub, "ADMINISTRATOR"),
  }
})

const send = (as: Who, bytes: Buffer) =>
  hub.fetch("/files", { method: "POST", body: new Uint8Array(bytes), headers: { "x-file-name": "ward.jpg" }, as })

async function picture(as: Who = author, bytes?: Buffer): Promise<string> {
  const response = await send(as, bytes ?? (await photograph()))
  expect(response.status).toBe(201)
  return ((await response.json()) as { id: string }).id
}
/** Who gets the file, and a narrower copy of it. */
async function seenBy(fileId: string): Promise<string[]> {
  const names = []
  for (const [name, as] of Object.entries(readers)) {
    const statuses = []
    for (const path of [`/files/${fileId}`, `/files/${fileId}?w=320`]) statuses.push((await hub.fetch(path, as && { as })).status)
    expect(new Set(statuses).size, name).toBe(1)
    if (statuses[0] === 200) names.push(name)
    else expect(statuses[0]).toBe(404)
  }
  return names
}

const fields = "id state body html version"
const reply = `mutation($thread: ID!, $body: String!) { replyToThread(thread: $thread, body: $body) { ... on Post { ${fields} } } }`
const edit = `mutation($id: ID!, $version: Int!, $body: String!) { editPost(id: $id, version: $version, body: $body) { ... on Post { ${fields} revisions { html } } } }`
const preview = "query($body: String!) { previewPost(body: $body) }"

/** A reply with a picture, in a thread of its own. */
async function pictured(own: Parameters<typeof makeThread>[1] = {}) {
  const thread = await makeThread(hub, { spaceId: space.id, ...own })
  const fileId = await picture()
  const body = `Like this:\n\n![Students on a ward](/files/${fileId})`
  const post = await amara.mutate(reply, { thread: globalId("Thread", thread), body })
  return { thread, fileId, body, post, postId: Buffer.from(post.id, "base64").toString().slice("Post:".length) }
}
const everybody = ["visitor", "author", "member", "panel member", "moderator here", "moderator of all", "administrator"]

describe("a picture", () => {
  test("is shown as the preview shows it: upright, with its description and room kept free, and nothing of where it was taken", async () => {
    const { fileId, post, body } = await pictured()
    const image = load(post.html)("img")
    expect(image.attr()).toEqual({
      src: `/files/${fileId}?w=1280`,
      alt: "Students on a ward",
      width: "900",
      height: "1600",
      loading: "lazy",
    })
    expect((await amara.query(preview, { body })).previewPost).toBe(post.html)
    const bytes = Buffer.from(await (await hub.fetch(`/files/${fileId}`)).arrayBuffer())
    const { exif, orientation, width } = await sharp(bytes).metadata()
    expect([exif, orientation, width]).toEqual([undefined, undefined, 900])
    expect(bytes.includes("Priya")).toBe(false)
  })

  test("needs a description", async () => {
    const thread = globalId("Thread", await makeThread(hub, { spaceId: space.id }))
    const fileId = await picture()
    for (const body of [
      `![](/files/${fileId})`,
      `![ ](/files/${fileId})`,
      `![][p]\n\n[p]: /files/${fileId}`,
      "![](https://example.org/x.png)",
    ]) {
      const error = await amara.refused("ValidationError", reply, { thread, body })
      expect(error, body).toMatchObject({ issues: [{ field: "body", message: expect.stringContaining("Say what each picture shows") }] })
    }
    expect(await hub.db.postFile.count({ where: { fileId } })).toBe(0)
  })

  test("is one that its author sent, and a picture: what somebody else attached elsewhere cannot be shown in order to read it", async () => {
    const thread = globalId("Thread", await makeThread(hub, { spaceId: space.id }))
    const [secret, document] = [await picture(await makePerson(hub)), await picture(author, docx())]
    for (const fileId of [secret, document, "018f0000-0000-7000-8000-000000000001"]) {
      const body = `![A ward](/files/${fileId})`
      const error = await amara.refused("ValidationError", reply, { thread, body })
      expect(error).toMatchObject({ issues: [{ field: "body", message: expect.stringContaining("cannot be shown") }] })
      expect((await amara.query(preview, { body })).previewPost).not.toContain("<img")
    }
    expect((await hub.fetch(`/files/${secret}`, { as: author })).status).toBe(404)
  })

  test("is kept out when its content is something else, or it is too large", async () => {
    for (const [bytes, status] of [
      [svg, 422],
      [Buffer.from("GIF89a".padEnd(200, "x")), 422],
      [(await photograph()).subarray(0, 900), 422],
      [Buffer.alloc(10 * 1024 * 1024 + 1, 1), 413],
    ] as const)
      expect((await send(author, bytes)).status).toBe(status)
  })

  test("of which there are eleven is one too many", async () => {
    const thread = globalId("Thread", await makeThread(hub, { spaceId: space.id }))
    const small = await sharp({ create: { width: 4, height: 4, channels: 3, background: "#005eb8" } })
      .png()
      .toBuffer()
    const ids = []
    for (let at = 0; at < 11; at++) ids.push(await picture(author, small))
    const body = ids.map((id) => `![A square](/files/${id})`).join("\n")
    const error = await amara.refused("ValidationError", reply, { thread, body })
    expect(error).toMatchObject({ issues: [{ field: "body", message: "Show at most 10 pictures in one post" }] })
  })

  test("costs as many statements for one as for three", async () => {
    const [one, three] = [await makeThread(hub, { spaceId: space.id }), await makeThread(hub, { spaceId: space.id })]
    const ids = [await picture(), await picture(), await picture()]
    const shown = (from: string[]) => from.map((id) => `![A ward](/files/${id})`).join("\n\n")
    const cost = (thread: { id: string }, body: string) =>
      hub.statements(() => amara.mutate(reply, { thread: globalId("Thread", thread), body }))
    expect((await cost(three, shown(ids))).length).toBe((await cost(one, shown(ids.slice(0, 1)))).length)
  })
})

describe("who sees a picture", () => {
  test("until it is posted only who sent it; then whoever reads the post", async () => {
    const unused = await picture()
    expect(await seenBy(unused)).toEqual(["author"])
    expect(await seenBy((await pictured()).fileId)).toEqual(everybody)
  })

  test("follows the thread into a space for few", async () => {
    const { thread, fileId } = await pictured()
    await moderator.mutate(
      `mutation($id: ID!, $space: ID!) { moveThread(id: $id, space: $space, reason: "It belongs there.") { ... on Thread { id } } }`,
      { id: globalId("Thread", thread), space: globalId("Space", panel) },
    )
    expect(await seenBy(fileId)).toEqual(["author", "panel member", "moderator of all"])
  })

  test("follows the post: hidden, restored, taken back", async () => {
    const { post, fileId } = await pictured()
    const decide = (decision: string) =>
      moderator.mutate(
        `mutation($id: ID!, $decision: PostDecision!) { moderatePost(id: $id, decision: $decision, reason: "Somebody in it did not agree.") { ... on Post { state } } }`,
        { id: post.id, decision },
      )
    await decide("HIDE")
    expect(await seenBy(fileId)).toEqual(["author", "moderator here", "moderator of all"])
    await decide("RESTORE")
    expect(await seenBy(fileId)).toEqual(everybody)
    await amara.mutate("mutation($id: ID!) { deletePost(id: $id) { ... on Post { state } } }", { id: post.id })
    expect(await seenBy(fileId)).toEqual(["author", "moderator here", "moderator of all"])
  })

  test("waits with the first posts of a new member", async () => {
    const newcomer = await makePerson(hub)
    const thread = await makeThread(hub, { spaceId: space.id })
    const fileId = await picture(newcomer)
    const post = await hub.as(newcomer).mutate(reply, { thread: globalId("Thread", thread), body: `![A ward](/files/${fileId})` })
    expect(post.state).toBe("WAITING")
    expect(await seenBy(fileId)).toEqual(["moderator here", "moderator of all"])
    expect((await hub.fetch(`/files/${fileId}`, { as: newcomer })).status).toBe(200)
  })
})

test("what a post showed before an edit stays with its history", async () => {
  const { post, fileId } = await pictured()
  const edited = await amara.mutate(edit, { id: post.id, version: post.version, body: "Without it." })
  expect(edited.html).toBe("<p>Without it.</p>")
  expect(load(edited.revisions[0].html)("img").attr("alt")).toBe("Students on a ward")
  expect(await seenBy(fileId)).toEqual(everybody)
})

test("a feed leads to pictures and pages by whole addresses", async () => {
  const { thread, fileId } = await pictured({ body: "See [the list](/forum)." })
  const text = await (await hub.fetch(`/feeds/forum/${space.slug}/${thread.slug}.atom`)).text()
  const { PUBLIC_URL } = hub.platform.env
  expect(text).toContain(`src="${PUBLIC_URL}/files/${fileId}?w=1280"`)
  expect(text).toContain(`href="${PUBLIC_URL}/forum"`)
})

test("search finds a post by what its picture shows", async () => {
  const { thread, fileId } = await pictured()
  await amara.mutate(reply, { thread: globalId("Thread", thread), body: `![A capybara in scrubs](/files/${fileId})` })
  await hub.runJobs()
  expect((await amara.query(`{ searchThreads(query: "capybara") { threads { slug } } }`)).searchThreads.threads).toEqual([
    { slug: thread.slug },
  ])
})

test("what nobody posted is tidied away after a week; what a post or a draft holds is kept", async () => {
  const { fileId } = await pictured()
  const [drafted, unused] = [await picture(), await picture()]
  const thread = await makeThread(hub, { spaceId: space.id })
  await amara.mutate(
    `mutation($target: String!, $body: String!) { savePostDraft(target: $target, body: $body) { ... on PostDraft { body } } }`,
    { target: `thread:${thread.id}`, body: `![A ward](/files/${drafted})` },
  )
  hub.clock.advance(8 * 24 * 60 * 60 * 1000)
  await removeUnusedFilesJob.handle(createContext(hub.platform), {}, { number: 1, isLast: false })
  await hub.runJobs()
  const left = (await hub.db.storedFile.findMany({ where: { id: { in: [fileId, drafted, unused] } } })).map(({ id }) => id)
  expect(left.toSorted()).toEqual([fileId, drafted].toSorted())
})

test("stays when its author leaves, and is in what they take along", async () => {
  const leaver = await makePerson(hub)
  await joinOrganisation(hub, leaver, await makeOrganisation(hub))
  const thread = await makeThread(hub, { spaceId: space.id })
  const fileId = await picture(leaver)
  await hub.as(leaver).mutate(reply, { thread: globalId("Thread", thread), body: `![A ward](/files/${fileId})` })
  const data = (await (await hub.fetch("/export/my-data.json", { as: leaver })).json()) as {
    files: { id: string }[]
    forum: { posts: { files: { fileId: string }[] }[] }
  }
  expect(data.files).toMatchObject([{ id: fileId }])
  expect(data.forum.posts).toMatchObject([{ files: [{ fileId }] }])
})
