import type { Submission } from "@hub/prisma"
import type { Context } from "../platform/context.ts"
import type { Issue } from "../platform/errors.ts"
import { type CaseStudy, termFields } from "./case-study.input.ts"

/**
 * Checks that what the fields name exists and may be named: terms, regions, partner organisations, the contact (a member of
 * the organisation) and files (uploaded by a member, or attached already). At most five statements.
 */
export async function referenceIssues(context: Context, submission: Submission, fields: Partial<CaseStudy>): Promise<Issue[]> {
  const { db } = context
  const issues: Issue[] = []
  const named = (Object.keys(termFields) as (keyof typeof termFields)[]).flatMap((field) =>
    (fields[field] ?? []).map((slug) => ({ field, slug })),
  )
  if (named.length > 0) {
    const terms = await db.term.findMany({ where: { slug: { in: named.map(({ slug }) => slug) } }, select: { taxonomy: true, slug: true } })
    const known = new Set(terms.map(({ taxonomy, slug }) => `${taxonomy}:${slug}`))
    for (const { field, slug } of named)
      if (!known.has(`${termFields[field]}:${slug}`)) issues.push({ field, message: `“${slug}” is not on the list. Choose from the list` })
  }
  if (fields.regions?.length) {
    const regions = new Set((await db.region.findMany({ where: { slug: { in: fields.regions } } })).map(({ slug }) => slug))
    for (const slug of fields.regions)
      if (!regions.has(slug)) issues.push({ field: "regions", message: `“${slug}” is not a region. Choose from the list` })
  }
  const partnerIds = (fields.partners ?? []).flatMap(({ organisationId }) => organisationId ?? [])
  if (partnerIds.length > 0) {
    const known = new Set((await db.organisation.findMany({ where: { id: { in: partnerIds } }, select: { id: true } })).map(({ id }) => id))
    for (const [index, { organisationId }] of (fields.partners ?? []).entries())
      if (organisationId && !known.has(organisationId))
        issues.push({ field: `partners.${index}.organisationId`, message: "This organisation is not in the hub" })
  }
  const memberIds = new Set(
    fields.contactPersonId || fields.attachments?.length
      ? (
          await db.membership.findMany({
            where: { organisationId: submission.organisationId, status: "ACTIVE" },
            select: { personId: true },
          })
        ).map(({ personId }) => personId)
      : [],
  )
  if (fields.contactPersonId && !memberIds.has(fields.contactPersonId))
    issues.push({ field: "contactPersonId", message: "The contact must be a member of the organisation" })
  if (fields.attachments?.length) {
    const files = new Map(
      (await db.storedFile.findMany({ where: { id: { in: fields.attachments.map(({ fileId }) => fileId) } } })).map((file) => [
        file.id,
        file,
      ]),
    )
    const already = new Set(((submission.content as Partial<CaseStudy>).attachments ?? []).map(({ fileId }) => fileId))
    for (const [index, { fileId }] of fields.attachments.entries()) {
      const uploadedById = files.get(fileId)?.uploadedById
      const mayAttach = files.has(fileId) && (already.has(fileId) || (uploadedById && memberIds.has(uploadedById)))
      if (!mayAttach) issues.push({ field: `attachments.${index}.fileId`, message: "This file is not there any more. Upload it again" })
    }
  }
  return issues
}

/** Partners with the organisations of the hub that they are: one that is called exactly like a single open organisation is that one. */
export async function linkedPartners({ db }: Context, partners: CaseStudy["partners"]): Promise<CaseStudy["partners"]> {
  const names = partners.flatMap(({ organisationId, name }) => (organisationId || name === "" ? [] : name))
  if (names.length === 0) return partners
  const found = await db.organisation.findMany({
    where: { closedAt: null, OR: names.map((name) => ({ name: { equals: name, mode: "insensitive" as const } })) },
    select: { id: true, name: true },
    take: names.length * 2,
  })
  return partners.map((partner) => {
    const [same, ...others] = found.filter(({ name }) => name.toLowerCase() === partner.name.toLowerCase())
    return partner.organisationId || !same || others.length > 0 ? partner : { ...partner, organisationId: same.id }
  })
}
