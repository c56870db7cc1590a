import { type Organisation, type Prisma, violates } from "@hub/prisma"
import slugify from "@sindresorhus/slugify"
import { act } from "../platform/act.ts"
import { demand } from "../platform/auth.ts"
import type { Context } from "../platform/context.ts"
import { NotFoundError, ValidationError, WrongStateError } from "../platform/errors.ts"
import { parseInput } from "../platform/input.ts"
import { readDomain } from "./email-domain.rules.ts"
import { organisationChanged } from "./organisation.events.ts"
import { type OrganisationInput, type OrganisationPageInput, organisationInput, organisationPageInput } from "./organisation.input.ts"
import { canAdministerOrganisations, canEditOrganisation } from "./organisation.policy.ts"

export async function createOrganisation(context: Context, input: OrganisationInput): Promise<Organisation> {
  demand(context.viewer, canAdministerOrganisations(context.viewer))
  const { data, domains } = readOrganisation(input)
  return withUniqueCodes(() =>
    act(context, async (unit) => {
      const { tx, at } = unit
      const organisation = await tx.organisation.create({
        data: {
          ...data,
          slug: await freeSlug(tx, data.name),
          createdAt: at,
          emailDomains: { createMany: { data: domains.map((domain) => ({ domain })) } },
        },
      })
      await unit.audit({
        action: "organisation.create",
        subjectType: "Organisation",
        subjectId: organisation.id,
        after: { ...data, domains },
      })
      return organisation
    }),
  )
}

/** Changes who an organisation is. Its address (slug) stays. */
export async function updateOrganisation(context: Context, { id, ...input }: OrganisationInput & { id: string }): Promise<Organisation> {
  demand(context.viewer, canAdministerOrganisations(context.viewer))
  const { data, domains } = readOrganisation(input)
  const before = await requireOrganisation(context, id)
  return withUniqueCodes(() =>
    act(context, async (unit) => {
      const organisation = await unit.tx.organisation.update({
        where: { id },
        data: { ...data, emailDomains: { deleteMany: {}, createMany: { data: domains.map((domain) => ({ domain })) } } },
      })
      await unit.audit({
        action: "organisation.update",
        subjectType: "Organisation",
        subjectId: id,
        before: plain(before),
        after: { ...data, domains },
      })
      await organisationChanged(unit, id)
      return organisation
    }),
  )
}

/** Changes what an organisation says of itself. */
export async function updateOrganisationPage(
  context: Context,
  { id, ...input }: OrganisationPageInput & { id: string },
): Promise<Organisation> {
  const before = await requireOrganisation(context, id)
  demand(context.viewer, canEditOrganisation(context.viewer, id))
  const { about, website } = parseInput(organisationPageInput, input)
  const after = { about: about || null, website: website || null }
  return act(context, async (unit) => {
    const organisation = await unit.tx.organisation.update({ where: { id }, data: after })
    await unit.audit({
      action: "organisation.updatePage",
      subjectType: "Organisation",
      subjectId: id,
      before: { about: before.about, website: before.website },
      after,
    })
    return organisation
  })
}

/** Marks an organisation as closed, or open again; its pages and initiatives stay. */
export async function setOrganisationClosed(
  context: Context,
  { id, closed, reason }: { id: string; closed: boolean; reason: string },
): Promise<Organisation> {
  demand(context.viewer, canAdministerOrganisations(context.viewer))
  const before = await requireOrganisation(context, id)
  if (!reason.trim()) throw new ValidationError([{ field: "reason", message: "Say why; the reason is kept in the audit log" }])
  if ((before.closedAt !== null) === closed)
    throw new WrongStateError(closed ? "It is closed already." : "It is open already.", closed ? "CLOSED" : "OPEN")
  return act(context, async (unit) => {
    const organisation = await unit.tx.organisation.update({ where: { id }, data: { closedAt: closed ? unit.at : null } })
    await unit.audit({
      action: closed ? "organisation.close" : "organisation.reopen",
      subjectType: "Organisation",
      subjectId: id,
      reason: reason.trim(),
    })
    return organisation
  })
}

function readOrganisation(input: OrganisationInput) {
  const { emailDomains, ...parsed } = parseInput(organisationInput, input)
  const read = emailDomains.filter((text) => text.trim() !== "").map(readDomain)
  const issues = read.flatMap((result, index) => ("refused" in result ? [{ field: `emailDomains.${index}`, message: result.refused }] : []))
  if (issues.length > 0) throw new ValidationError(issues)
  const optional = ["about", "website", "odsCode", "ukprn", "postcode"] as const
  const data = { ...parsed, ...Object.fromEntries(optional.map((key) => [key, parsed[key] || null])) }
  return { data, domains: [...new Set(read.flatMap((result) => ("domain" in result ? [result.domain] : [])))] }
}

async function requireOrganisation({ db }: Context, id: string): Promise<Organisation> {
  const organisation = await db.organisation.findUnique({ where: { id } })
  if (!organisation) throw new NotFoundError("The organisation")
  return organisation
}

/** An address made from the name that no other organisation has. */
export async function freeSlug(tx: Prisma.TransactionClient, name: string): Promise<string> {
  const base = slugify(name, { customReplacements: [["&", " and "]] }).slice(0, 80) || "organisation"
  const taken = new Set(
    (await tx.organisation.findMany({ where: { slug: { startsWith: base } }, select: { slug: true } })).map((row) => row.slug),
  )
  if (!taken.has(base)) return base
  for (let number = 2; ; number++) if (!taken.has(`${base}-${number}`)) return `${base}-${number}`
}

/** Codes are unique in the database; a clash is the input's fault and names the field. */
async function withUniqueCodes<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    for (const field of ["odsCode", "ukprn"] as const)
      if (violates(error, `Organisation_${field}_key`))
        throw new ValidationError([{ field, message: "Another organisation already has this. Search the list for it first" }])
    if (violates(error, "Organisation_regionId_fkey"))
      throw new ValidationError([{ field: "regionId", message: "Choose a region from the list" }])
    throw error
  }
}

const plain = ({ name, kind, regionId, odsCode, ukprn, postcode }: Organisation) => ({ name, kind, regionId, odsCode, ukprn, postcode })
