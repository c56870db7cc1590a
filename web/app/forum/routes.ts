import { type RouteConfigEntry, route } from "@remix-run/route-config"

export const forumRoutes: RouteConfigEntry[] = [
  route("forum", "forum/pages/forum.tsx"),
  route("forum/ask", "forum/pages/ask.tsx"),
  route("forum/search", "forum/pages/search.tsx"),
  route("forum/preview", "forum/pages/preview.ts"),
  route("forum/picture", "forum/pages/picture.ts"),
  route("forum/complete", "forum/pages/complete.ts"),
  route("forum/posts/:post/edit", "forum/pages/edit-post.tsx"),
  route("forum/posts/:post/delete", "forum/pages/delete-post.tsx"),
  route("forum/posts/:post/flag", "forum/pages/flag-post.tsx"),
  route("forum/posts/:post/moderate", "forum/pages/moderate-post.tsx"),
  route("forum/:space/:thread/moderate", "forum/pages/moderate-thread.tsx"),
  route("forum/:space/:thread/split", "forum/pages/split-thread.tsx"),
  route("forum/moderation-log", "forum/pages/moderation-log.tsx"),
  route("manage/moderation", "forum/pages/moderation.tsx"),
  route("manage/moderation/appeals/:act", "forum/pages/appeal.tsx"),
  route("my/moderation", "forum/pages/own-decisions.tsx"),
  route("my/moderation/:act", "forum/pages/own-decision.tsx"),
  route("forum/posts/:post/history", "forum/pages/post-history.tsx"),
  route("forum/:space", "forum/pages/space.tsx"),
  route("forum/:space/:thread", "forum/pages/thread.tsx"),
]
