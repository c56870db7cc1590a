import { type Prisma, type Space, violates } from "@hub/prisma"
import slugify from "@sindresorhus/slugify"
import { act } from "../platform/act.ts"
import { demand } from "../platform/auth.ts"
import type { Context } from "../platform/context.ts"
import { ConflictError, NotFoundError, ValidationError, WrongStateError } from "../platform/errors.ts"
import { isUuid, parseInput } from "../platform/input.ts"
import { sight } from "../platform/live/news.ts"
import { type SpaceInput, spaceInput } from "./space.input.ts"
import { canManageSpaces } from "./space.policy.ts"

/** Pages of the forum itself, whose addresses a space cannot have. */
export const takenSlugs = ["new", "ask", "search", "preview", "picture", "complete", "posts", "moderation-log"]

/** Adds a space. Its slug is made from the name once and never changes, because addresses hold it. Returns its id. */
export async function createSpace(context: Context, typed: SpaceInput): Promise<string> {
  demand(context.viewer, canManageSpaces(context.viewer))
  const data = parseInput(spaceInput, typed)
  const refuseName = (message: string) => new ValidationError([{ field: "name", message }])
  const slug = slugify(data.name).slice(0, 60).replace(/-+$/, "")
  if (!slug) throw refuseName("The name needs letters or digits, because addresses are made from it")
  if (takenSlugs.includes(slug)) throw refuseName("A page of the forum has this name. Choose another")
  return act(context, async (unit) => {
    const { tx, at } = unit
    await requireRegion(tx, data.regionId)
    const { id } = await tx.space.create({ data: { ...data, slug, createdAt: at } })
    await unit.audit({ action: "space.create", subjectType: "Space", subjectId: id, after: { slug, ...data } })
    return id
  }).catch((error: unknown) => {
    throw violates(error, "Space_slug_key") ? refuseName("There is a space of this name already. Choose another") : error
  })
}

/** Changes a space. Who may read it holds at once for everything in it. A version that is not the stored one is refused with what is stored. */
export async function updateSpace(
  context: Context,
  { id, version, ...typed }: SpaceInput & { id: string; version: number },
): Promise<string> {
  demand(context.viewer, canManageSpaces(context.viewer))
  const before = await requireAnySpace(context, id)
  const data = parseInput(spaceInput, typed)
  return act(context, async (unit) => {
    const { tx } = unit
    await requireRegion(tx, data.regionId)
    const { count } = await tx.space.updateMany({ where: { id, version }, data: { ...data, version: { increment: 1 } } })
    if (count === 0) {
      const current = await tx.space.findUniqueOrThrow({ where: { id } })
      throw new ConflictError("Somebody changed this space while you were writing. Compare the two and save again.", current.version, {
        ...settingsOf(current),
      })
    }
    await unit.audit({ action: "space.update", subjectType: "Space", subjectId: id, before: settingsOf(before), after: data })
    unit.say(sight)
    return id
  })
}

/** Ends or begins again that anything new can be written in a space. What is there stays. Returns its id. */
export async function setSpaceClosed(context: Context, { id, closed }: { id: string; closed: boolean }): Promise<string> {
  demand(context.viewer, canManageSpaces(context.viewer))
  await requireAnySpace(context, id)
  return act(context, async ({ tx, at, audit }) => {
    const { count } = await tx.space.updateMany({
      where: { id, closedAt: closed ? null : { not: null } },
      data: { closedAt: closed ? at : null, version: { increment: 1 } },
    })
    if (count === 0) throw new WrongStateError(closed ? "This space is closed already." : "This space is open.", closed ? "CLOSED" : "OPEN")
    await audit({ action: closed ? "space.close" : "space.reopen", subjectType: "Space", subjectId: id })
    return id
  })
}

const settingsOf = ({ name, about, guidelines, kind, regionId, readers, readerRole, position }: Space) => ({
  ...{ name, about, guidelines, kind, regionId, readers, readerRole, position },
})

/** Whoever sets spaces up sees to all of them, also to those whose threads they may not read. */
async function requireAnySpace({ db }: Context, id: string): Promise<Space> {
  const space = isUuid(id) ? await db.space.findUnique({ where: { id } }) : null
  if (!space) throw new NotFoundError("The space")
  return space
}

async function requireRegion(tx: Prisma.TransactionClient, id: string | null): Promise<void> {
  if (id !== null && (await tx.region.count({ where: { id } })) === 0)
    throw new ValidationError([{ field: "region", message: "Choose a region from the list" }])
}
