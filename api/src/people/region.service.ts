import type { Region } from "@hub/prisma"
import { z } from "zod"
import { act } from "../platform/act.ts"
import { demand } from "../platform/auth.ts"
import type { Context } from "../platform/context.ts"
import { NotFoundError, ValidationError } from "../platform/errors.ts"
import { parseInput } from "../platform/input.ts"
import { canEditRegion } from "./region.policy.ts"

const regionInput = z.object({
  id: z.uuid(),
  about: z
    .string()
    .transform((value) => value.replaceAll("\0", "").trim())
    .pipe(z.string().max(4000, "About must be 4000 characters or fewer")),
  /** Handle of the single point of contact; empty for none. */
  contactHandle: z.string().transform((value) => value.trim().replace(/^@/, "")),
})

export async function updateRegion(context: Context, input: z.input<typeof regionInput>): Promise<Region> {
  const { id, about, contactHandle } = parseInput(regionInput, input)
  const before = await context.db.region.findUnique({ where: { id } })
  if (!before) throw new NotFoundError("The region")
  demand(context.viewer, canEditRegion(context.viewer, id))
  const contact = contactHandle
    ? await context.db.person.findUnique({ where: { handle: contactHandle, erasedAt: null, suspendedAt: null } })
    : null
  if (contactHandle && !contact)
    throw new ValidationError([
      { field: "contactHandle", message: "Nobody has this handle. It is the last part of the address of their profile" },
    ])
  const after = { about: about || null, contactPersonId: contact?.id ?? null }
  return act(context, async (unit) => {
    const region = await unit.tx.region.update({ where: { id }, data: after })
    await unit.audit({
      action: "region.update",
      subjectType: "Region",
      subjectId: id,
      before: { about: before.about, contactPersonId: before.contactPersonId },
      after,
    })
    return region
  })
}
