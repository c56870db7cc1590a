import { makePersonWithRole } from "@hub/seed/builders"
import { expect, test } from "vitest"
import { useHub } from "../../kit/hub.ts"
import { useSite } from "../../kit/site.ts"

const hub = useHub()
const site = useSite(hub)

test("an administrator sees what failed for good, has it tried again, and discards what cannot be mended", async () => {
  for (const minutes of [1, 2])
    await hub.db.$executeRaw`
      insert into pgboss.job (name, data, state, source_name, source_retry_count, source_output, source_created_on, created_on)
      values ('dead-letter', ${{ mailId: crypto.randomUUID() }}, 'created', 'send-mail', 30,
        ${{ message: "450 <priya@example.org> is busy" }}, now() - interval '1 day', now() - make_interval(mins => ${minutes}))`
  const administrator = await site.visitor(await makePersonWithRole(hub, "ADMINISTRATOR"))
  const listed = await (await administrator.visit("/manage")).follow("Failed jobs")
  expect(listed.$(".hub-rows > li")).toHaveLength(2)
  expect(listed.text(".hub-rows > li:first-child")).toMatch(/^send-mail.*after 31 attempts: 450 <\[address\]> is busy/)
  const retried = await listed.submit("Try it again")
  expect(retried.text("main")).toContain("The job is back in the queue.")
  expect(retried.$(".hub-rows > li")).toHaveLength(1)
  const left = await retried.submit("Discard it")
  expect(left.text("main")).toContain("The job is discarded.")
  expect(left.text("main")).toContain("Nothing has failed.")
  // Its message is not there, which is no fault: it leaves the queue.
  expect(await hub.runJobs()).toBe(1)
})
