import { type Taxonomy, type Term, violates } from "@hub/prisma"
import slugify from "@sindresorhus/slugify"
import { z } from "zod"
import { act } from "../platform/act.ts"
import { demand } from "../platform/auth.ts"
import type { Context } from "../platform/context.ts"
import { NotFoundError, ValidationError, WrongStateError } from "../platform/errors.ts"
import { isUuid, parseInput } from "../platform/input.ts"
import { termChanged } from "./term.events.ts"
import { canManageTerms } from "./term.policy.ts"

const line = (max: number, name: string) =>
  z
    .string()
    .transform((value) => value.replaceAll("\0", "").trim())
    .pipe(z.string().min(1, `Enter the ${name}`).max(max, `The ${name} must be ${max} characters or fewer`))

const termInput = z.object({
  label: line(80, "label"),
  definition: line(500, "definition"),
  parentId: z.uuid().nullable(),
})

export type TermInput = z.input<typeof termInput>

const isTaken = "This taxonomy already has such a term, perhaps a retired one"

/** Adds a term at the end of its taxonomy. Its slug is made from the label once and never changes, because addresses hold it. */
export async function createTerm(context: Context, { taxonomy, ...input }: TermInput & { taxonomy: Taxonomy }): Promise<Term> {
  demand(context.viewer, canManageTerms(context.viewer))
  const data = parseInput(termInput, input)
  const slug = slugify(data.label)
  const refuseLabel = (message: string) => new ValidationError([{ field: "label", message }])
  if (!slug) throw refuseLabel("The label needs letters or digits, because addresses are made from it")
  return act(context, async (unit) => {
    if (await unit.tx.term.findUnique({ where: { taxonomy_slug: { taxonomy, slug } } })) throw refuseLabel(isTaken)
    await requireParent(unit.tx, taxonomy, null, data.parentId)
    const position = await unit.tx.term.count({ where: { taxonomy } })
    const term = await unit.tx.term.create({ data: { ...data, taxonomy, slug, position } })
    await unit.audit({ action: "term.create", subjectType: "Term", subjectId: term.id, after: { taxonomy, slug, ...data } })
    return term
  }).catch((error: unknown) => {
    throw violates(error, "Term_taxonomy_slug_key") ? refuseLabel(isTaken) : error
  })
}

export async function updateTerm(context: Context, { id, ...input }: TermInput & { id: string }): Promise<Term> {
  demand(context.viewer, canManageTerms(context.viewer))
  const data = parseInput(termInput, input)
  const before = await requireTerm(context, id)
  return act(context, async (unit) => {
    await requireParent(unit.tx, before.taxonomy, id, data.parentId)
    const term = await unit.tx.term.update({ where: { id }, data })
    const { label, definition, parentId } = before
    await unit.audit({ action: "term.update", subjectType: "Term", subjectId: id, before: { label, definition, parentId }, after: data })
    await termChanged(unit, id)
    return term
  })
}

/** A retired term is offered no more; what carries it keeps it. */
export async function setTermRetired(context: Context, { id, retired }: { id: string; retired: boolean }): Promise<Term> {
  demand(context.viewer, canManageTerms(context.viewer))
  const term = await requireTerm(context, id)
  if (!retired && term.mergedIntoId) throw new WrongStateError("A merged term cannot come back. Add a new one instead.", "MERGED")
  return act(context, async (unit) => {
    const retiredAt = retired ? unit.at : null
    const { count } = await unit.tx.term.updateMany({
      where: { id, retiredAt: retired ? null : { not: null }, mergedIntoId: null },
      data: { retiredAt },
    })
    if (count === 0)
      throw new WrongStateError(retired ? "This term is retired already." : "This term is in use already.", retired ? "RETIRED" : "IN_USE")
    await unit.audit({
      action: retired ? "term.retire" : "term.restore",
      subjectType: "Term",
      subjectId: id,
      before: { retiredAt: term.retiredAt?.toISOString() ?? null },
      after: { retiredAt: retiredAt?.toISOString() ?? null },
    })
    return unit.tx.term.findUniqueOrThrow({ where: { id } })
  })
}

/** Leads everything that carries a term to another; links with the old slug keep working. */
export async function mergeTerms(context: Context, { fromId, intoId }: { fromId: string; intoId: string }): Promise<Term> {
  demand(context.viewer, canManageTerms(context.viewer))
  const from = await requireTerm(context, fromId)
  const into = await requireTerm(context, intoId)
  if (from.id === into.id || from.taxonomy !== into.taxonomy)
    throw new ValidationError([{ field: "intoId", message: "Choose a different term of the same taxonomy" }])
  if (from.mergedIntoId) throw new WrongStateError("This term has been merged already.", "MERGED")
  if (into.mergedIntoId || into.retiredAt) throw new ValidationError([{ field: "intoId", message: "Choose a term that is in use" }])
  return act(context, async (unit) => {
    const { tx, at } = unit
    // Chains are kept one step long: what led to the old term leads to the new one.
    await tx.term.updateMany({ where: { mergedIntoId: from.id }, data: { mergedIntoId: into.id } })
    await tx.term.updateMany({ where: { parentId: from.id }, data: { parentId: into.id } })
    const { count } = await tx.term.updateMany({
      where: { id: from.id, mergedIntoId: null },
      data: { mergedIntoId: into.id, retiredAt: from.retiredAt ?? at },
    })
    if (count === 0) throw new WrongStateError("This term has been merged already.", "MERGED")
    await unit.audit({ action: "term.merge", subjectType: "Term", subjectId: from.id, after: { intoId: into.id, into: into.slug } })
    await termChanged(unit, from.id)
    await termChanged(unit, into.id)
    return tx.term.findUniqueOrThrow({ where: { id: into.id } })
  })
}

async function requireTerm({ db }: Context, id: string): Promise<Term> {
  const term = isUuid(id) && (await db.term.findUnique({ where: { id } }))
  if (!term) throw new NotFoundError("The term")
  return term
}

/** Two levels are enough: a parent is a term of the same taxonomy that has no parent itself. */
async function requireParent(
  db: Pick<Context["db"], "term">,
  taxonomy: Taxonomy,
  id: string | null,
  parentId: string | null,
): Promise<void> {
  if (!parentId) return
  const parent = await db.term.findUnique({ where: { id: parentId } })
  const hasChildren = id !== null && (await db.term.count({ where: { parentId: id } })) > 0
  if (!parent || parent.taxonomy !== taxonomy || parent.parentId || parent.id === id || hasChildren)
    throw new ValidationError([{ field: "parentId", message: "Choose a top-level term of the same taxonomy" }])
}
