import { joinOrganisation, makeOrganisation, makePerson, makeSpace, makeThread } from "@hub/seed/builders"
import { beforeAll, describe, expect, test } from "vitest"
import type { Client } from "../../kit/client.ts"
import { useHub } from "../../kit/hub.ts"

const hub = useHub()
const globalId = (type: string, { id }: { id: string }) => Buffer.from(`${type}:${id}`).toString("base64")

let amara: Client
let neil: Client

beforeAll(async () => {
  const organisation = await makeOrganisation(hub)
  const [one, other] = [await makePerson(hub), await makePerson(hub)]
  for (const person of [one, other]) await joinOrganisation(hub, person, organisation)
  ;[amara, neil] = [hub.as(one), hub.as(other)]
})

const reply = `mutation($thread: ID!, $body: String!) { replyToThread(thread: $thread, body: $body) { ... on Post { id } } }`

describe("what was typed and not posted", () => {
  const save = `mutation($target: String!, $body: String!) { savePostDraft(target: $target, body: $body) { ... on PostDraft { body } } }`
  const read = `query($target: String!) { postDraft(target: $target) { body } }`

  test("a draft is kept for its writer until it is posted", async () => {
    const thread = await makeThread(hub)
    const target = `thread:${thread.id}`
    await hub.visitor.expectUnauthenticated(save, { target, body: "x" })
    await amara.refused("ValidationError", save, { target: "elsewhere", body: "x" })
    await amara.mutate(save, { target, body: "Half a sen" })
    await amara.mutate(save, { target, body: "Half a sentence" })
    expect((await amara.query(read, { target })).postDraft).toEqual({ body: "Half a sentence" })
    expect((await neil.query(read, { target })).postDraft).toBeNull()
    expect((await hub.visitor.query(read, { target })).postDraft).toBeNull()
    await amara.mutate(reply, { thread: globalId("Thread", thread), body: "A whole sentence." })
    expect((await amara.query(read, { target })).postDraft).toBeNull()
  })

  test("a thread that is started takes along the draft it was written as, and no other", async () => {
    const writer = hub.as(await makePerson(hub, { createdAt: new Date("2014-01-01") }))
    const about = "new:commitment=practise&organisation=otter-valley"
    for (const target of ["new", about]) await writer.mutate(save, { target, body: target })
    await writer.refused("ValidationError", save, { target: "new:<script>", body: "x" })
    const kept = async () => (await writer.query(`{ postDrafts { path draft { target } } }`)).postDrafts
    expect(await kept()).toEqual(
      expect.arrayContaining([
        { path: "/forum/ask", draft: { target: "new" } },
        { path: "/forum/ask?commitment=practise&organisation=otter-valley", draft: { target: about } },
      ]),
    )
    const begin = `mutation ($space: ID!, $draft: String) {
      startThread(space: $space, kind: QUESTION, title: "Who has done this before us?", body: "We begin in May.", draft: $draft) { ... on Thread { id } } }`
    await writer.mutate(begin, { space: globalId("Space", await makeSpace(hub)), draft: about })
    expect(await kept()).toEqual([{ path: "/forum/ask", draft: { target: "new" } }])
  })

  test("the list of drafts says where each belongs, and names no thread that its writer may no longer read", async () => {
    const list = `{ postDrafts { path threadTitle draft { target body space options terms } } }`
    await hub.visitor.expectUnauthenticated(list)
    const writer = hub.as(await makePerson(hub))
    const [space, closed] = [await makeSpace(hub), await makeSpace(hub)]
    const [open, gone] = [await makeThread(hub, { spaceId: space.id }), await makeThread(hub, { spaceId: closed.id })]
    const asked = `mutation { savePostDraft(target: "new", body: "Half", space: "s", options: "A\\nB", terms: ["t"]) { ... on PostDraft { body } } }`
    for (const { id } of [open, gone]) {
      await writer.mutate(save, { target: `thread:${id}`, body: "Half" })
      hub.clock.advance(1000)
    }
    await writer.mutate(asked)
    const one = (await hub.statements(() => writer.query(list))).length
    await hub.db.space.update({ where: { id: closed.id }, data: { readers: "ROLE", readerRole: "PANEL_MEMBER" } })
    const { postDrafts } = await writer.query(list)
    expect(postDrafts).toEqual([
      { path: "/forum/ask", threadTitle: null, draft: { target: "new", body: "Half", space: "s", options: "A\nB", terms: ["t"] } },
      { path: null, threadTitle: null, draft: expect.objectContaining({ target: `thread:${gone.id}`, body: "Half" }) },
      {
        path: `/forum/${space.slug}/${open.slug}#reply`,
        threadTitle: open.title,
        draft: expect.objectContaining({ target: `thread:${open.id}` }),
      },
    ])
    for (let more = 0; more < 3; more++) await writer.mutate(save, { target: `thread:${(await makeThread(hub)).id}`, body: "Half" })
    expect(await hub.statements(() => writer.query(list))).toHaveLength(one)
    expect((await amara.query(list)).postDrafts.map(({ draft }: { draft: { target: string } }) => draft.target)).not.toContain("new")
  })
})
