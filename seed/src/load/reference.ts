import type { Prisma } from "@hub/prisma"
import { regions } from "../reference/regions.ts"
import { terms } from "../reference/terms.ts"

type Tx = Prisma.TransactionClient

/** Writes the regions and taxonomies that are not there yet; what an administrator has changed since stays. */
export async function loadReference(tx: Tx): Promise<void> {
  await tx.region.createMany({ data: regions.map((region) => ({ ...region })), skipDuplicates: true })
  for (const { parentSlug, ...term } of terms) {
    const { taxonomy, slug } = term
    const parent = parentSlug ? await tx.term.findUniqueOrThrow({ where: { taxonomy_slug: { taxonomy, slug: parentSlug } } }) : null
    await tx.term.createMany({ data: { ...term, taxonomy, slug, parentId: parent?.id ?? null }, skipDuplicates: true })
  }
}
