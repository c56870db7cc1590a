import { type RouteConfigEntry, route } from "@remix-run/route-config"

export const forumRoutes: RouteConfigEntry[] = [
  route("forum", "forum/pages/forum.tsx"),
  route("forum/:space", "forum/pages/space.tsx"),
  route("forum/:space/:thread", "forum/pages/thread.tsx"),
]
