/** Addresses of the forum. */
export const forumPath = "/forum"
export const spacePath = (slug: string) => `/forum/${slug}`
export const threadPath = (space: string, slug: string, page = 1) => `/forum/${space}/${slug}${page > 1 ? `?page=${page}` : ""}`

type Place = { page: number; anchor: string }
/** Straight to a post on its page. */
export const postPath = (space: string, slug: string, { page, anchor }: Place) => `${threadPath(space, slug, page)}#${anchor}`
/** A post's address for keeping: it leads to the right page wherever the post is by then. */
export const permalink = (space: string, slug: string, anchor: string) =>
  `/forum/${space}/${slug}?post=${anchor.replace(/^post-/, "")}#${anchor}`
