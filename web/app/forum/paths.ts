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
/** What is done with one post: edit, delete, history. */
export const postActionPath = (id: string, action: "edit" | "delete" | "history" | "flag" | "moderate") =>
  `/forum/posts/${encodeURIComponent(id)}/${action}`
/** The thread page that begins a reply with the words of a post. */
export const quotePath = (space: string, slug: string, { page, anchor }: Place) =>
  `/forum/${space}/${slug}?${new URLSearchParams({ ...(page > 1 && { page: String(page) }), quote: anchor })}#reply`
export const askPath = (about: { space?: string } = {}) => {
  const parameters = new URLSearchParams(about).toString()
  return `/forum/ask${parameters && `?${parameters}`}`
}
export const spaceFeedPath = (slug: string) => `/feeds/forum/${slug}.atom`
export const threadFeedPath = (space: string, slug: string) => `/feeds/forum/${space}/${slug}.atom`
export const searchPath = "/forum/search"
export const moderationPath = "/manage/moderation"
/** Where the title and tags of a thread are changed. */
export const editThreadPath = (space: string, slug: string) => `/forum/${space}/${slug}/edit`
export const moderateThreadPath = (space: string, slug: string) => `/forum/${space}/${slug}/moderate`
export const splitThreadPath = (space: string, slug: string, page = 1) => `/forum/${space}/${slug}/split${page > 1 ? `?page=${page}` : ""}`
export const appealPath = (id: string) => `/manage/moderation/appeals/${encodeURIComponent(id)}`
/** What everybody can read of what moderators do. */
export const moderationLogPath = "/forum/moderation-log"
/** What moderators decided about what somebody wrote, for themselves. */
export const ownDecisionsPath = "/my/moderation"
export const ownDecisionPath = (id: string) => `/my/moderation/${encodeURIComponent(id)}`
/** What somebody has typed and not posted. */
export const draftsPath = "/my/drafts"
export const discardDraftPath = (target: string) => `${draftsPath}/discard?${new URLSearchParams({ for: target })}`
/** How administrators set spaces up. */
export const manageSpacesPath = "/manage/spaces"
export const newSpacePath = "/manage/spaces/new"
export const manageSpacePath = (slug: string) => `/manage/spaces/${slug}`
export const closeSpacePath = (slug: string) => `/manage/spaces/${slug}/close`
