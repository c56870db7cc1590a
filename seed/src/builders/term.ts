import type { Taxonomy, Term } from "@hub/prisma"
import { unique } from "./unique.ts"
import type { World } from "./world.ts"

/** A term of the test's own, after those that exist. A theme, unless told otherwise. */
export async function makeTerm({ db }: World, own: Partial<Omit<Term, "id">> = {}): Promise<Term> {
  const word = unique()
  const taxonomy: Taxonomy = own.taxonomy ?? "THEME"
  return db.term.create({
    data: {
      slug: `term-${word}`,
      label: `Term ${word}`,
      definition: `What term ${word} covers.`,
      position: await db.term.count({ where: { taxonomy } }),
      ...own,
      taxonomy,
    },
  })
}
