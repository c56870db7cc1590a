import { type RouteConfigEntry, route } from "@remix-run/route-config"

/** Organisations and regions: the places that people belong to. */
export const organisationRoutes: RouteConfigEntry[] = [
  route("organisations", "people/pages/organisations.tsx"),
  route("organisations/:slug", "people/pages/organisation.tsx"),
  route("suggestions/organisations", "people/pages/organisation-suggestions.ts"),
  route("organisations/:slug/members", "people/pages/organisation-members.tsx"),
  route("organisations/:slug/members/:id/end", "people/pages/end-membership.tsx"),
  route("organisations/:slug/edit", "people/pages/organisation-edit.tsx"),
  route("regions", "people/pages/regions.tsx"),
  route("regions/:slug", "people/pages/region.tsx"),
  route("regions/:slug/edit", "people/pages/region-edit.tsx"),
]
