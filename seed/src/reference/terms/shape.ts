import type { Taxonomy } from "@hub/prisma"

export type TaxonomyName = Taxonomy

/** A term as it is first loaded. Slugs never change: addresses and case studies hold them. */
export type TermSeed = {
  taxonomy: TaxonomyName
  slug: string
  label: string
  /** One sentence. */
  definition: string
  /** Order within its taxonomy, from 0. */
  position: number
  /** A wider term of the same taxonomy. */
  parentSlug?: string
}

type Entry = { slug: string; label: string; definition: string; parentSlug?: string }

/** The terms of one taxonomy, numbered in the order in which they are given. Keeps the literal slugs for the compiler. */
export function taxonomy<const Entries extends readonly Entry[]>(name: TaxonomyName, entries: Entries) {
  return entries.map((entry, position) => ({ taxonomy: name, position, ...entry })) as readonly (TermSeed & Entries[number])[]
}
