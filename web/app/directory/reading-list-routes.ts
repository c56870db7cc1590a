import { type RouteConfigEntry, route } from "@remix-run/route-config"

export const readingListRoutes: RouteConfigEntry[] = [
  route("my", "directory/pages/my.tsx"),
  route("my/collections", "directory/pages/my-collections.tsx"),
  route("my/searches", "directory/pages/my-searches.tsx"),
  route("my/searches/:id", "directory/pages/my-search.ts"),
  route("my/searches/:id/change", "directory/pages/my-search-change.tsx"),
  route("my/searches/:id/delete", "directory/pages/my-search-delete.tsx"),
  route("my/adoptions/:id", "directory/pages/adoption.tsx"),
  route("my/adoptions/:id/remove", "directory/pages/remove-adoption.tsx"),
  route("collections", "directory/pages/collections.tsx"),
  route("collections/:token", "directory/pages/collection.tsx"),
  route("collections/:token/renew", "directory/pages/renew-collection.tsx"),
  route("collections/:token/delete", "directory/pages/delete-collection.tsx"),
]
