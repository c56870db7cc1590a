/** An initiative that a search found. */
export type Find = { searchId: string; initiativeId: string }

/** What a person's saved searches have found: each search, with the page of its list, and what is new in it. */
export type Finds = { search: { id: string; name: string; path: string }; initiatives: { id: string; title: string; slug: string }[] }[]

/** Titles spelled out in one message; the list has them all. */
const titlesAtMost = 5

/** What to tell somebody of what their searches found: one message, however many searches found how much. */
export function noticeOfFinds(finds: Finds): { title: string; body: string; path: string } {
  const [only, ...others] = finds
  const all = new Map(finds.flatMap(({ initiatives }) => initiatives.map((initiative) => [initiative.id, initiative])))
  const [first] = all.values()
  if (!only || !first) throw new Error("There is nothing to tell")
  if (all.size === 1) {
    const names = finds.map(({ search }) => `“${search.name}”`)
    return {
      title: `New: “${first.title}”`,
      body: `Found by your saved search${names.length > 1 ? "es" : ""} ${names.join(" and ")}.`,
      path: `/initiatives/${first.slug}`,
    }
  }
  if (others.length === 0) {
    const titles = only.initiatives.slice(0, titlesAtMost).map(({ title }) => `“${title}”`)
    const more = only.initiatives.length - titles.length
    return {
      title: `${all.size} new initiatives in “${only.search.name}”`,
      body: `${titles.join(", ")}${more > 0 ? ` and ${more} more` : ""}.`,
      path: only.search.path,
    }
  }
  return {
    title: `${all.size} new initiatives in your saved searches`,
    body: `${finds.map(({ search, initiatives }) => `“${search.name}”: ${initiatives.length}`).join(", ")}.`,
    path: "/my/searches",
  }
}
