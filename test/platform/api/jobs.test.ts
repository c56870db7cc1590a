import { type Act, act } from "@hub/api/platform/act"
import { type Context, createContext } from "@hub/api/platform/context"
import { type Attempt, defineJob, type Job } from "@hub/api/platform/jobs/define"
import { type JobQueue, openQueue } from "@hub/api/platform/jobs/queue"
import { afterEach, describe, expect, test, vi } from "vitest"
import { z } from "zod"
import { useHub } from "../../kit/hub.ts"

const hub = useHub()
const schema = z.object({ n: z.number() })
type Data = z.infer<typeof schema>

const queues: JobQueue[] = []
afterEach(async () => {
  for (const queue of queues.splice(0)) await queue.stop()
  await hub.reset()
})

/** A second process: a queue of its own over the same database. */
async function open(
  ...jobs: Job<Data>[]
): Promise<{ queue: JobQueue; context: () => Context; enqueue: (work: (act: Act) => Promise<void>) => Promise<void> }> {
  const queue = await openQueue(hub.platform.database, jobs as Job[], hub.platform.log)
  queues.push(queue)
  const context = () => ({ ...createContext(hub.platform), jobs: queue })
  return { queue, context, enqueue: (work) => act(context(), work) }
}

const recording = (name: string, more: Partial<Job<Data>> = {}) => {
  const runs: { n: number; attempt: Attempt }[] = []
  const job = defineJob({ name, schema, handle: async (_context, { n }, attempt) => void runs.push({ n, attempt }), ...more })
  return { job, runs }
}

describe("a job", () => {
  test("exists if and only if the act that enqueues it commits", async () => {
    const { job, runs } = recording("test-outbox")
    const { queue, context, enqueue } = await open(job)
    await enqueue((act) => act.enqueue(job, { n: 1 }))
    await expect(
      enqueue(async (act) => {
        await act.enqueue(job, { n: 2 })
        await act.enqueueAll(job, [{ n: 3 }, { n: 4 }])
        throw new Error("refused")
      }),
    ).rejects.toThrow("refused")
    await enqueue((act) => act.enqueueAll(job, [{ n: 5 }, { n: 6 }]))
    expect(await queue.drain(context)).toBe(3)
    expect(runs.map(({ n }) => n).sort()).toEqual([1, 5, 6])
  })

  test("is not run before its time", async () => {
    const { job, runs } = recording("test-later")
    const { queue, context, enqueue } = await open(job)
    await enqueue((act) => act.enqueue(job, { n: 1 }, { startAfter: new Date(Date.now() + 60_000) }))
    expect(await queue.drain(context)).toBe(0)
    await makeDue()
    expect(await queue.drain(context)).toBe(1)
    expect(runs).toHaveLength(1)
  })

  test("with a key waits once, and again as soon as the first has run", async () => {
    const { job, runs } = recording("test-key")
    const { queue, context, enqueue } = await open(job)
    for (const n of [1, 2, 3]) await enqueue((act) => act.enqueue(job, { n }, { singletonKey: "one" }))
    await enqueue((act) => act.enqueue(job, { n: 4 }, { singletonKey: "other" }))
    await queue.drain(context)
    expect(runs.map(({ n }) => n).sort()).toEqual([1, 4])
    await enqueue((act) => act.enqueue(job, { n: 5 }, { singletonKey: "one" }))
    await queue.drain(context)
    expect(runs.map(({ n }) => n).sort()).toEqual([1, 4, 5])
  })

  test.runIf(process.env.TEST_DATABASE_URL)("with a key is held back while a transaction relies on it", async () => {
    const { job, runs } = recording("test-key-held")
    const { queue, context, enqueue } = await open(job)
    await enqueue((act) => act.enqueue(job, { n: 1 }, { singletonKey: "one" }))
    await enqueue(async (act) => {
      await act.enqueue(job, { n: 2 }, { singletonKey: "one" })
      // A worker looks now: it must not run the waiting job before this transaction can be seen.
      expect(await queue.drain(context)).toBe(0)
    })
    expect(await queue.drain(context)).toBe(1)
    expect(runs.map(({ n }) => n).sort()).toEqual([1])
  })

  test("that fails is tried again, knows its last attempt, and then waits for a decision", async () => {
    const attempts: Attempt[] = []
    const job = defineJob({
      name: "test-failing",
      schema,
      retries: 2,
      async handle(_context, _data, attempt) {
        attempts.push(attempt)
        throw new Error("the other side is away")
      },
    })
    const { queue, context, enqueue } = await open(job)
    await enqueue((act) => act.enqueue(job, { n: 1 }))
    await expect(queue.drain(context)).rejects.toThrow("the other side is away")
    expect(await queue.drain(context), "a failed job waits before it is tried again").toBe(0)
    for (let attempt = 2; attempt <= 3; attempt++) {
      await makeDue()
      await queue.drain(context, { failures: "keep" })
    }
    expect(attempts).toEqual([
      { number: 1, isLast: false },
      { number: 2, isLast: false },
      { number: 3, isLast: true },
    ])
    await makeDue()
    expect(await queue.drain(context)).toBe(0)
    const [dead, ...more] = await queue.deadLetters.list(10, 0)
    expect(more).toEqual([])
    expect(dead).toMatchObject({ name: "test-failing", data: { n: 1 }, attempts: 3, error: { message: "the other side is away" } })
    expect(dead?.failedAt.getTime()).toBeGreaterThanOrEqual(dead?.enqueuedAt.getTime() ?? Number.NaN)
  })

  test("that fails does not keep the others from running", async () => {
    const { job, runs } = recording("test-neighbour", {})
    const failing = defineJob({ name: "test-bad-neighbour", schema, handle: () => Promise.reject(new Error("no")) })
    const { queue, context, enqueue } = await open(failing, job)
    await enqueue(async (act) => {
      await act.enqueue(failing, { n: 1 })
      await act.enqueue(job, { n: 2 })
    })
    await expect(queue.drain(context)).rejects.toThrow("no")
    expect(runs.map(({ n }) => n).sort()).toEqual([2])
  })
})

describe("workers", () => {
  test("start a new job at once, and a failed one when its time has come", async () => {
    const times: number[] = []
    const job = defineJob({
      name: "test-prompt",
      schema,
      async handle() {
        times.push(Date.now())
        if (times.length === 1) throw new Error("once")
      },
    })
    const { queue, context, enqueue } = await open(job)
    await queue.work(context)
    const start = Date.now()
    await enqueue((act) => act.enqueue(job, { n: 1 }))
    await vi.waitFor(() => expect(times).toHaveLength(2), { timeout: 15_000 })
    expect((times[0] ?? 0) - start).toBeLessThan(1_500)
    expect((times[1] ?? 0) - start).toBeGreaterThan(1_500)
  })

  test("of two processes run each of many jobs once, and not two at a time each", async () => {
    const runs: string[] = []
    const busy = { now: 0, most: 0 }
    const job = (process: string) =>
      defineJob({
        name: "test-shared",
        schema,
        async handle(_context, { n }) {
          busy.most = Math.max(busy.most, ++busy.now)
          await new Promise((resolve) => setTimeout(resolve, 2))
          busy.now--
          runs.push(`${process} ${n}`)
        },
      })
    const [one, other] = [await open(job("one")), await open(job("other"))]
    await one.queue.work(one.context)
    await other.queue.work(other.context)
    const numbers = Array.from({ length: 40 }, (_, n) => n)
    await one.enqueue((act) =>
      act.enqueueAll(
        job("one"),
        numbers.map((n) => ({ n })),
      ),
    )
    await vi.waitFor(() => expect(runs.length).toBeGreaterThanOrEqual(40), { timeout: 25_000 })
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(runs.map((run) => Number(run.split(" ")[1])).sort((a, b) => a - b)).toEqual(numbers)
    expect(busy.most).toBeLessThanOrEqual(2)
  })

  test("leave a job whose data no longer fits for a decision instead of trying it in vain", async () => {
    const { job, runs } = recording("test-unfit")
    const { queue, context, enqueue } = await open(job)
    await queue.work(context)
    await enqueue((act) => act.enqueue(job, { n: "one" as unknown as number }))
    await vi.waitFor(async () => expect(await queue.deadLetters.count()).toBe(1), { timeout: 5_000 })
    expect(runs).toEqual([])
  })

  test("finish what they are doing before the process stops", async () => {
    const ended: number[] = []
    const job = defineJob({
      name: "test-stop",
      schema,
      async handle(_context, { n }) {
        await new Promise((resolve) => setTimeout(resolve, 400))
        ended.push(n)
      },
    })
    const { queue, context, enqueue } = await open(job)
    await queue.work(context)
    await enqueue((act) => act.enqueueAll(job, [{ n: 1 }, { n: 2 }]))
    await vi.waitFor(async () => expect(await queue.depth()).toContainEqual({ name: "test-stop", waiting: 1, active: 1 }), { interval: 20 })
    await queue.stop()
    queues.splice(0)
    expect(ended).toEqual([1])
    const again = await open(job)
    expect(await again.queue.drain(again.context), "the one that had not begun is still there").toBe(1)
    expect(ended).toEqual([1, 2])
  })

  test("keep the schedules of the code and no others", async () => {
    const schedules = () =>
      hub.db.$queryRaw<{ name: string; cron: string; timezone: string }[]>`select name, cron, timezone from pgboss.schedule order by name`
    const timed = (name: string, cron: string) => recording(name, { schedule: cron }).job
    const first = await open(timed("test-daily", "0 7 * * *"), timed("test-hourly", "0 * * * *"))
    await first.queue.work(first.context)
    await first.queue.stop()
    const second = await open(timed("test-daily", "30 7 * * *"))
    await second.queue.work(second.context)
    expect(await schedules()).toEqual([{ name: "test-daily", cron: "30 7 * * *", timezone: "Europe/London" }])
  })
})

test("/metrics tells done from failed, and what waits", async () => {
  const { job } = recording("test-metrics")
  const { queue, context, enqueue } = await open(job)
  await enqueue((act) => act.enqueueAll(job, [{ n: 1 }, { n: 2 }]))
  const figures = async () => (await hub.fetch("/metrics")).text()
  expect(await figures()).toMatch(/hub_jobs\{job="test-metrics",state="waiting"\} [24]/)
  await queue.drain(context)
  expect(await figures()).toContain('hub_jobs_finished_total{job="test-metrics",outcome="done"} 2')
})

/** Lets time pass for whatever waits. */
const makeDue = () => hub.db.$executeRaw`update pgboss.job set start_after = now() - interval '1 second' where state < 'active'`
