import { randomUUID } from "node:crypto"
import type { Region } from "@hub/prisma"
import { z } from "zod"
import { act } from "../platform/act.ts"
import { demand, requireViewer } from "../platform/auth.ts"
import type { Context } from "../platform/context.ts"
import { ConflictError, NotFoundError, ValidationError, WrongStateError } from "../platform/errors.ts"
import { isUuid, parseInput } from "../platform/input.ts"
import { sendMail } from "../platform/mail/mail.service.ts"
import { type RateLimit, spend } from "../platform/rate-limit.ts"
import { type MessageInput, messageInput } from "./message.input.ts"
import { canEditRegion } from "./region.policy.ts"
import { relayedMail, senderOf } from "./relayed-mail.ts"

const regionInput = z.object({
  version: z.int(),
  about: z
    .string()
    .transform((value) => value.replaceAll("\0", "").trim())
    .pipe(z.string().max(4000, "About must be 4000 characters or fewer")),
  /** Handle of the single point of contact; empty for none. */
  contactHandle: z.string().transform((value) => value.trim().replace(/^@/, "")),
})

/** Changes a region's text and its single point of contact. A version that is not the stored one is refused with the stored texts. */
export async function updateRegion(context: Context, { id, ...input }: z.input<typeof regionInput> & { id: string }): Promise<Region> {
  const before = await requireRegion(context, id)
  demand(context.viewer, canEditRegion(context.viewer, id))
  const { version, about, contactHandle } = parseInput(regionInput, input)
  const contact = contactHandle
    ? await context.db.person.findUnique({ where: { handle: contactHandle, erasedAt: null, suspendedAt: null } })
    : null
  if (contactHandle && !contact)
    throw new ValidationError([
      { field: "contactHandle", message: "Nobody has this handle. It is the last part of the address of their profile" },
    ])
  const after = { about: about || null, contactPersonId: contact?.id ?? null }
  return act(context, async (unit) => {
    const { count } = await unit.tx.region.updateMany({ where: { id, version }, data: { ...after, version: { increment: 1 } } })
    const region = await unit.tx.region.findUniqueOrThrow({ where: { id } })
    if (count === 0)
      throw new ConflictError(
        "Somebody changed this page while you were writing. Compare the two and save again.",
        region.version,
        pageOf(region),
      )
    await unit.audit({
      action: "region.update",
      subjectType: "Region",
      subjectId: id,
      before: pageOf(before),
      after,
    })
    return region
  })
}

const pageOf = ({ about, contactPersonId }: Region) => ({ about, contactPersonId })

const messagesByPerson: RateLimit = { name: "region-contact:person", points: 10, seconds: 24 * 60 * 60 }

/** Relays a message to a region's single point of contact, who can reply to the sender's address. Their own address is shown to nobody. */
export async function contactRegion(context: Context, { id, ...input }: MessageInput & { id: string }): Promise<Region> {
  const viewer = requireViewer(context.viewer)
  const { message } = parseInput(messageInput, input)
  const region = await requireRegion(context, id)
  const contact = region.contactPersonId
    ? await context.db.person.findUnique({ where: { id: region.contactPersonId, erasedAt: null, suspendedAt: null } })
    : null
  if (!contact) throw new WrongStateError("This region names nobody at the moment. An organisation in it may help.", "NO_CONTACT")
  const from = await senderOf(context.db, viewer.id)
  await spend(context, messagesByPerson, viewer.id)
  await act(context, async (unit) => {
    await sendMail(
      unit,
      relayedMail({
        kind: "region.contacted",
        messageId: randomUUID(),
        from,
        to: contact,
        subject: `${viewer.name} asks about ${region.name}`,
        lead: `${viewer.name} wrote to you as the single point of contact of ${region.name}:`,
        message,
        see: { label: "See the region", path: `/regions/${region.slug}` },
        reason: `You get this because you are the single point of contact of ${region.name}.`,
      }),
    )
    // That somebody wrote and not what: the log is kept for ever and holds no personal data.
    await unit.audit({ action: "region.contact", subjectType: "Region", subjectId: id })
  })
  return region
}

async function requireRegion({ db }: Context, id: string): Promise<Region> {
  const region = isUuid(id) && (await db.region.findUnique({ where: { id } }))
  if (!region) throw new NotFoundError("The region")
  return region
}
