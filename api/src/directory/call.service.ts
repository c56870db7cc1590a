import type { Call } from "@hub/prisma"
import slugify from "@sindresorhus/slugify"
import { z } from "zod"
import { act } from "../platform/act.ts"
import { demand } from "../platform/auth.ts"
import type { Context } from "../platform/context.ts"
import { NotFoundError, ValidationError } from "../platform/errors.ts"
import { parseInput } from "../platform/input.ts"
import { canManageCalls } from "./call.policy.ts"

const text = (max: number, name: string) =>
  z
    .string()
    .transform((value) => value.replaceAll("\0", "").trim())
    .pipe(z.string().min(1, `Enter the ${name}`).max(max, `The ${name} must be ${max} characters or fewer`))

const callInput = z
  .object({
    title: text(120, "title"),
    summary: text(400, "summary"),
    guidance: text(20_000, "guidance"),
    aims: z.array(z.string()).min(1, "Choose at least one aim").max(3),
    opensAt: z.date(),
    closesAt: z.date(),
  })
  .refine(({ opensAt, closesAt }) => closesAt > opensAt, { path: ["closesAt"], message: "A call closes after it opens" })

export type CallInput = z.input<typeof callInput>

/** Adds a call. Its address is made from the title once. */
export async function createCall(context: Context, input: CallInput): Promise<Call> {
  demand(context.viewer, canManageCalls(context.viewer))
  const data = parseInput(callInput, input)
  const slug = slugify(data.title)
  return act(context, async (unit) => {
    if (await unit.tx.call.findUnique({ where: { slug } }))
      throw new ValidationError([{ field: "title", message: "There has been a call of this title. Add the year" }])
    const call = await unit.tx.call.create({ data: { ...data, slug, createdAt: unit.at } })
    await unit.audit({ action: "call.create", subjectType: "Call", subjectId: call.id, after: summaryOf(call) })
    return call
  })
}

/** Changes a call; moving its dates is how it is extended or closed early, and is on record. */
export async function updateCall(context: Context, { id, ...input }: CallInput & { id: string }): Promise<Call> {
  demand(context.viewer, canManageCalls(context.viewer))
  const data = parseInput(callInput, input)
  const before = await context.db.call.findUnique({ where: { id } })
  if (!before) throw new NotFoundError("The call")
  return act(context, async (unit) => {
    const call = await unit.tx.call.update({ where: { id }, data })
    await unit.audit({ action: "call.update", subjectType: "Call", subjectId: id, before: summaryOf(before), after: summaryOf(call) })
    return call
  })
}

const summaryOf = ({ title, opensAt, closesAt }: Call) => ({ title, opensAt: opensAt.toISOString(), closesAt: closesAt.toISOString() })
