import { type RouteConfigEntry, route } from "@remix-run/route-config"

/** What administrators do, and the calls that editors keep. Editors' other pages are with the submissions. */
export const manageRoutes: RouteConfigEntry[] = [
  route("manage", "manage/pages/manage.tsx"),
  route("manage/organisations", "manage/pages/organisations.tsx"),
  route("manage/organisations/new", "manage/pages/organisation-new.tsx"),
  route("manage/organisations/:slug", "manage/pages/organisation.tsx"),
  route("manage/organisations/:slug/close", "manage/pages/organisation-close.tsx"),
  route("manage/organisation-imports", "manage/pages/organisation-imports.tsx"),
  route("manage/organisation-imports/:id", "manage/pages/organisation-import.tsx"),
  route("manage/calls", "manage/pages/calls.tsx"),
  route("manage/calls/new", "manage/pages/call-new.tsx"),
  route("manage/calls/:slug", "manage/pages/call.tsx"),
  route("manage/people", "manage/pages/people.tsx"),
  route("manage/taxonomies", "manage/pages/taxonomies.tsx"),
  route("manage/audit", "manage/pages/audit.tsx"),
  route("manage/outbox", "manage/pages/outbox.tsx"),
  route("manage/jobs", "manage/pages/jobs.tsx"),
]
