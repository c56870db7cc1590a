import { type Call, type Prisma, violates } from "@hub/prisma"
import slugify from "@sindresorhus/slugify"
import { z } from "zod"
import { act } from "../platform/act.ts"
import { demand } from "../platform/auth.ts"
import type { Context } from "../platform/context.ts"
import { ConflictError, NotFoundError, ValidationError } from "../platform/errors.ts"
import { isUuid, parseInput } from "../platform/input.ts"
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
  const refuseTitle = (message: string) => new ValidationError([{ field: "title", message }])
  if (!slug) throw refuseTitle("The title needs letters or digits, because the address is made from it")
  return act(context, async (unit) => {
    await requireAims(unit.tx, data.aims, [])
    const call = await unit.tx.call.create({ data: { ...data, slug, createdAt: unit.at } })
    await unit.audit({ action: "call.create", subjectType: "Call", subjectId: call.id, after: recorded(call) })
    return call
  }).catch((error: unknown) => {
    throw violates(error, "Call_slug_key") ? refuseTitle("There has been a call of this title. Add the year") : error
  })
}

/** Changes a call; moving its dates is how it is extended or closed early, and is on record. */
export async function updateCall(context: Context, { id, version, ...input }: CallInput & { id: string; version: number }): Promise<Call> {
  demand(context.viewer, canManageCalls(context.viewer))
  const before = isUuid(id) && (await context.db.call.findUnique({ where: { id } }))
  if (!before) throw new NotFoundError("The call")
  const data = parseInput(callInput, input)
  return act(context, async (unit) => {
    const { tx } = unit
    await requireAims(tx, data.aims, before.aims)
    const { count } = await tx.call.updateMany({ where: { id, version }, data: { ...data, version: { increment: 1 } } })
    const call = await tx.call.findUniqueOrThrow({ where: { id } })
    if (count === 0)
      throw new ConflictError(
        "Somebody changed this call while you were writing. Compare the two and save again.",
        call.version,
        recorded(call),
      )
    await unit.audit({ action: "call.update", subjectType: "Call", subjectId: id, before: recorded(before), after: recorded(call) })
    return call
  })
}

/** Aims are terms in use; a call keeps one that was retired after it was chosen. */
async function requireAims(tx: Prisma.TransactionClient, aims: readonly string[], kept: readonly string[]): Promise<void> {
  const found = await tx.term.findMany({
    where: { taxonomy: "AIM", slug: { in: [...aims] }, OR: [{ retiredAt: null }, { slug: { in: [...kept] } }] },
    select: { slug: true },
  })
  if (found.length < new Set(aims).size) throw new ValidationError([{ field: "aims", message: "Choose aims from the list" }])
}

/** What the audit log keeps of a call, and what somebody compares with who saved too late. */
const recorded = ({ title, summary, guidance, aims, opensAt, closesAt }: Call) => ({
  ...{ title, summary, guidance, aims },
  opensAt: opensAt.toISOString(),
  closesAt: closesAt.toISOString(),
})
