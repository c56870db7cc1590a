/** What the pages of the forum ask, for tests and measurements that look at the API alone. */
const post =
  "id anchor position page state html isAcceptedAnswer replyTo { position } createdAt author { name handle } reactions { kind count isViewers } viewerCanChange viewerCanReact"
export const threadRow = "id slug title kind isAnswered replyCount lastPostAt lastAuthor { name } author { name } viewerUnreadCount"
export const threadDocument = `query($slug: String!, $page: Int!) { thread(slug: $slug) {
  id title terms { label } viewerUnreadCount firstUnread { page anchor } viewerSubscription viewerCanReply
  posts(page: $page) { page pageCount posts { ${post} } }
  acceptedAnswer { page anchor author { name } } mostAppreciated { page anchor position reactionCount author { name } } } }`
export const spaceDocument = `query($after: String) { space(slug: "scale") { threadCount postCount viewerNewCount pinnedThreads { ${threadRow} } }
  threads(space: "scale", first: 25, after: $after) { pageInfo { endCursor } edges { node { ${threadRow} } } } }`
