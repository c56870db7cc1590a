import { type RouteConfigEntry, route } from "@remix-run/route-config"

export const readingListRoutes: RouteConfigEntry[] = [
  route("my", "directory/pages/my.tsx"),
  route("my/collections", "directory/pages/my-collections.tsx"),
  route("collections/:token", "directory/pages/collection.tsx"),
]
