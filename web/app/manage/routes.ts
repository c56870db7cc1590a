import { type RouteConfigEntry, route } from "@remix-run/route-config"

/** What administrators do. Editors' pages are with the submissions. */
export const manageRoutes: RouteConfigEntry[] = [
  route("manage", "manage/pages/manage.tsx"),
  route("manage/people", "manage/pages/people.tsx"),
  route("manage/taxonomies", "manage/pages/taxonomies.tsx"),
  route("manage/audit", "manage/pages/audit.tsx"),
  route("manage/outbox", "manage/pages/outbox.tsx"),
  route("manage/jobs", "manage/pages/jobs.tsx"),
]
