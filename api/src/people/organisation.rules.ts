import slugify from "@sindresorhus/slugify"

/** The start of an organisation's address, made from its name. */
export function slugBase(name: string): string {
  return (
    slugify(name, { customReplacements: [["&", " and "]] })
      .slice(0, 80)
      .replace(/-+$/, "") || "organisation"
  )
}
