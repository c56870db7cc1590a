import { makePerson, makePersonWithRole } from "@hub/seed/builders"
import { afterEach, expect, test } from "vitest"
import { useHub } from "../../kit/hub.ts"

const hub = useHub()
afterEach(() => hub.reset())

const list = `{ failedJobs(first: 2) { totalCount edges { node { id name summary error attempts enqueuedAt failedAt } } pageInfo { hasNextPage endCursor } } }`
const replay = `mutation ($id: ID!) { replayFailedJob(id: $id) { ... on FailedJob { id name } } }`
const discard = `mutation ($id: ID!) { discardFailedJob(id: $id) { ... on FailedJob { id name } } }`

/** Jobs that failed for good, as they come to lie in the list. */
async function fail(count: number): Promise<string[]> {
  for (let n = 0; n < count; n++) {
    await hub.db.$executeRaw`
      insert into pgboss.job (name, data, state, source_name, source_retry_count, source_output, source_created_on, created_on)
      values ('dead-letter', ${{ mailId: "01a20902-8d40-757c-82fb-5844104db8d9", note: "Ring Priya on 0161 496 0000" }}, 'created', 'send-mail', 30,
        ${{ message: "450 <priya@example.org> is busy", cause: "timeout" }}, now() - interval '1 day', now() - make_interval(mins => ${n}))`
  }
  const rows = await hub.platform.jobs.deadLetters.list(100, 0)
  return rows.map(({ id }) => id)
}

test("administrators see what failed for good, latest first, without personal data", async () => {
  await fail(3)
  const administrator = hub.as(await makePersonWithRole(hub, "ADMINISTRATOR"))
  const { failedJobs } = await administrator.query(list)
  expect(failedJobs.totalCount).toBe(3)
  expect(failedJobs.pageInfo.hasNextPage).toBe(true)
  expect(failedJobs.edges[0].node).toMatchObject({
    name: "send-mail",
    summary: "note: text of 27 characters, mailId: 01a20902-8d40-757c-82fb-5844104db8d9",
    error: "450 <[address]> is busy: timeout",
    attempts: 31,
  })
  expect(failedJobs.edges[0].node.failedAt > failedJobs.edges[1].node.failedAt).toBe(true)
  const { failedJobs: rest } = await administrator.query(
    `query ($after: String) { failedJobs(first: 2, after: $after) { edges { node { id } } pageInfo { hasNextPage } } }`,
    { after: failedJobs.pageInfo.endCursor },
  )
  expect(rest.edges).toHaveLength(1)
  expect(rest.pageInfo.hasNextPage).toBe(false)
})

test("as many statements for three failed jobs as for one", async () => {
  const administrator = hub.as(await makePersonWithRole(hub, "ADMINISTRATOR"))
  await administrator.query(list)
  await fail(1)
  const one = await hub.statements(() => administrator.query(list))
  await fail(2)
  const three = await hub.statements(() => administrator.query(list))
  expect(three).toHaveLength(one.length)
})

test("nobody but an administrator sees or touches them", async () => {
  const [id] = await fail(1)
  const others = [
    hub.as(await makePerson(hub)),
    hub.as(await makePersonWithRole(hub, "EDITOR")),
    hub.as(await makePersonWithRole(hub, "MODERATOR")),
  ]
  for (const document of [list, replay, discard]) {
    await hub.visitor.expectUnauthenticated(document, { id })
    for (const other of others) await other.expectForbidden(document, { id })
  }
  expect(await hub.platform.jobs.deadLetters.count()).toBe(1)
})

test("a replayed job goes back to its queue with all its attempts, once, and the audit log says who", async () => {
  const administrator = await makePersonWithRole(hub, "ADMINISTRATOR")
  const [id] = await fail(1)
  expect(await hub.as(administrator).mutate(replay, { id })).toMatchObject({ id, name: "send-mail" })
  expect(await hub.platform.jobs.depth()).toEqual([{ name: "send-mail", waiting: 1, active: 0 }])
  await hub.as(administrator).refused("NotFoundError", replay, { id })
  expect(await hub.db.auditEvent.findMany({ where: { action: "job.replay" } })).toMatchObject([
    { actorId: administrator.id, subjectId: id, before: { name: "send-mail", attempts: 31 } },
  ])
  expect(await hub.runJobs(), "a message that is gone is no fault").toBe(1)
})

test("a discarded job is gone for good, and the audit log says who", async () => {
  const administrator = await makePersonWithRole(hub, "ADMINISTRATOR")
  const [id, other] = await fail(2)
  await hub.as(administrator).mutate(discard, { id })
  expect((await hub.platform.jobs.deadLetters.list(10, 0)).map((job) => job.id)).toEqual([other])
  await hub.as(administrator).refused("NotFoundError", discard, { id })
  expect(await hub.db.auditEvent.count({ where: { action: "job.discard", actorId: administrator.id } })).toBe(1)
})

test.each(["01a20902-8d40-757c-82fb-5844104db8d9", "no id at all", "'; drop table"])("what is not there (%s) is not found", async (id) => {
  const administrator = hub.as(await makePersonWithRole(hub, "ADMINISTRATOR"))
  await administrator.refused("NotFoundError", replay, { id })
  await administrator.refused("NotFoundError", discard, { id })
})
