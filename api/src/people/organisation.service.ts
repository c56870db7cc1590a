import { type Organisation, violates } from "@hub/prisma"
import { type Act, act } from "../platform/act.ts"
import { demand } from "../platform/auth.ts"
import type { Context } from "../platform/context.ts"
import { ConflictError, NotFoundError, ValidationError, WrongStateError } from "../platform/errors.ts"
import { isUuid, parseInput } from "../platform/input.ts"
import { readDomain } from "./email-domain.rules.ts"
import { organisationChanged } from "./organisation.events.ts"
import { type OrganisationInput, type OrganisationPageInput, organisationInput, organisationPageInput } from "./organisation.input.ts"
import { canAdministerOrganisations, canEditOrganisation } from "./organisation.policy.ts"
import { freeSlugs } from "./organisation.reads.ts"

export async function createOrganisation(context: Context, input: OrganisationInput): Promise<Organisation> {
  demand(context.viewer, canAdministerOrganisations(context.viewer))
  const { data, domains } = readOrganisation(input)
  return withUniqueCodes(() =>
    act(context, async (unit) => {
      const { tx, at } = unit
      const [slug = ""] = await freeSlugs(tx, [data.name])
      const organisation = await tx.organisation.create({
        data: {
          ...data,
          slug,
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

type Versioned = { id: string; version: number }

/** Changes who an organisation is. Its address (slug) stays. */
export async function updateOrganisation(
  context: Context,
  { id, version, ...input }: OrganisationInput & Versioned,
): Promise<Organisation> {
  demand(context.viewer, canAdministerOrganisations(context.viewer))
  const before = await requireOrganisation(context, id)
  const { data, domains } = readOrganisation(input)
  return withUniqueCodes(() =>
    act(context, async (unit) => {
      const { tx } = unit
      const organisation = await save(unit, { id, version }, data)
      const domainsBefore = await tx.organisationEmailDomain.findMany({ where: { organisationId: id }, orderBy: { domain: "asc" } })
      await tx.organisationEmailDomain.deleteMany({ where: { organisationId: id, domain: { notIn: domains } } })
      await tx.organisationEmailDomain.createMany({
        data: domains.map((domain) => ({ organisationId: id, domain })),
        skipDuplicates: true,
      })
      await unit.audit({
        action: "organisation.update",
        subjectType: "Organisation",
        subjectId: id,
        before: { ...recorded(before), domains: domainsBefore.map(({ domain }) => domain) },
        after: { ...recorded(organisation), domains },
      })
      await organisationChanged(unit, id)
      return organisation
    }),
  )
}

/** Changes what an organisation says of itself. */
export async function updateOrganisationPage(
  context: Context,
  { id, version, ...input }: OrganisationPageInput & Versioned,
): Promise<Organisation> {
  const before = await requireOrganisation(context, id)
  demand(context.viewer, canEditOrganisation(context.viewer, id))
  const { about, website } = parseInput(organisationPageInput, input)
  const after = { about: about || null, website: website || null }
  return act(context, async (unit) => {
    const organisation = await save(unit, { id, version }, after)
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

/** Writes over the version that was read and no other. */
async function save({ tx }: Act, { id, version }: Versioned, data: Partial<Organisation>): Promise<Organisation> {
  const { count } = await tx.organisation.updateMany({ where: { id, version }, data: { ...data, version: { increment: 1 } } })
  const organisation = await tx.organisation.findUniqueOrThrow({ where: { id } })
  if (count === 0)
    throw new ConflictError(
      "Somebody changed this organisation while you were writing. Compare the two and save again.",
      organisation.version,
      recorded(organisation),
    )
  return organisation
}

/** Marks an organisation as closed, or open again; its pages and initiatives stay. */
export async function setOrganisationClosed(
  context: Context,
  { id, closed, reason }: { id: string; closed: boolean; reason: string },
): Promise<Organisation> {
  demand(context.viewer, canAdministerOrganisations(context.viewer))
  const before = await requireOrganisation(context, id)
  if (!reason.trim()) throw new ValidationError([{ field: "reason", message: "Say why; the reason is kept in the audit log" }])
  return act(context, async (unit) => {
    const closedAt = closed ? unit.at : null
    const { count } = await unit.tx.organisation.updateMany({
      where: { id, closedAt: closed ? null : { not: null } },
      data: { closedAt, version: { increment: 1 } },
    })
    if (count === 0) throw new WrongStateError(closed ? "It is closed already." : "It is open already.", closed ? "CLOSED" : "OPEN")
    await unit.audit({
      action: closed ? "organisation.close" : "organisation.reopen",
      subjectType: "Organisation",
      subjectId: id,
      reason: reason.trim(),
      before: { closedAt: before.closedAt?.toISOString() ?? null },
      after: { closedAt: closedAt?.toISOString() ?? null },
    })
    return unit.tx.organisation.findUniqueOrThrow({ where: { id } })
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
  const organisation = isUuid(id) && (await db.organisation.findUnique({ where: { id } }))
  if (!organisation) throw new NotFoundError("The organisation")
  return organisation
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

/** What the audit log keeps of an organisation, and what somebody compares with who saved too late. */
const recorded = ({ name, kind, regionId, odsCode, ukprn, postcode, about, website }: Organisation) => ({
  ...{ name, kind, regionId, odsCode, ukprn, postcode, about, website },
})
