import { act } from "../act.ts"
import { demand } from "../auth.ts"
import type { Context } from "../context.ts"
import { NotFoundError } from "../errors.ts"
import { isUuid } from "../input.ts"
import { canOperate } from "../operate.policy.ts"
import type { DeadLetter } from "./dead-letters.ts"

/** Puts a failed job back into its queue, with all its attempts. */
export async function replayFailedJob(context: Context, id: string): Promise<DeadLetter> {
  return settle(context, id, "job.replay", (tx) => context.jobs.deadLetters.replay(tx, id))
}

/** Gives a failed job up. */
export async function discardFailedJob(context: Context, id: string): Promise<DeadLetter> {
  return settle(context, id, "job.discard", (tx) => context.jobs.deadLetters.discard(tx, id))
}

type Transaction = Parameters<Parameters<typeof act>[1]>[0]["tx"]

async function settle(context: Context, id: string, action: string, end: (tx: Transaction) => Promise<boolean>): Promise<DeadLetter> {
  const { viewer } = context
  demand(viewer, canOperate(viewer))
  return act(context, async ({ tx, audit }) => {
    const job = isUuid(id) && (await context.jobs.deadLetters.find(tx, id))
    if (!job || !(await end(tx))) throw new NotFoundError("The failed job")
    await audit({ action, subjectType: "Job", subjectId: id, before: { name: job.name, attempts: job.attempts } })
    return job
  })
}
